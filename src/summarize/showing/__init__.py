"""Briefing → something to read: a page, a text, tables, figures and machine-readable records.

Nothing is judged here. What comes in is a finished briefing; article text goes out escaped.
"""
