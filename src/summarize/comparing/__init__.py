"""Sentences → clusters that say the same thing.

In come sentences; each outlet's own reporting is told from what it reprints, becomes a vector,
is compared with what others wrote, and joins those that say the same. One member of each cluster
is chosen to speak for it.
"""
