"""Study modes: how a question is asked and how a reply is judged.  No Qt.  May import: ``core`` and below."""
