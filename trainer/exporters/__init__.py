"""File formats out: each exporter turns plain data into bytes and never sees the store.

One file per format, listed in the tuple at the end of this page.  May import: ``core`` and below.
"""
