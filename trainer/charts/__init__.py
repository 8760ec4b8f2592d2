"""Charts as data: series, axes, units, title and a sentence of help.  No Qt.

One file per chart, listed in the tuple at the end of this page.  May import: ``core`` and below.
"""
