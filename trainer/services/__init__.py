"""What a user can do.  Each public function is one unit of work over the ports in ``ports``.

A change is a value: functions that alter something return a ``Change`` with the data to undo it.
May import: ``core`` and below.  Never Qt, SQL or a file format.
"""
