"""The command line: the same services without a window.  May import: ``app`` and below, never Qt.

``main`` hands over to ``ui.start`` by name for the commands that need a window.
"""
