"""Parts of views: they show what they are given and know neither the session nor each other's view.

May import: ``theme``, ``charts``, ``core`` and below.
"""
