"""File formats in: each importer turns bytes into a plain ``Deck`` and never sees the store.

One file per format, listed in the tuple at the end of this page.  May import: ``core`` and below.
"""
