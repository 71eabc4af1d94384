"""Labelled stories → how good the comparison is, beside the recipes that others use.

People have written down which sentence states which fact, or a summary of their own; what the
program shows is measured against that. No judge is asked: extractive output states exactly what
its sentences state. Nothing in here changes a briefing.
"""
