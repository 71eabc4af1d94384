"""Clusters → findings: what is agreed, contested, shared or told by one outlet alone.

In come clusters; clashes inside them are looked for first, then each is judged, the agreed ones
are put into a summary in the order a reporter would tell them, and what one outlet alone says is
listed by weight.
"""
