"""SQLite through SQLAlchemy Core: the only package that speaks SQL.

Implements the ports of ``services`` with plain rows and frozen dataclasses.  Known by ``app`` alone.
May import: ``services.ports``, ``core`` and below.
"""
