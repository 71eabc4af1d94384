"""Files → articles → sentences.

In comes a folder of text files, out come sentences that know their article, their place in it,
what kind of line they are and what must be read before them to understand them.
"""
