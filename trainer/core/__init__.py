"""Pure rules: cards, events, the memory model, the schedule, the agenda, measures.

Standard library and small pure packages only.  No Qt, no SQL, no files, no clock, no random numbers: instants,
days and identities are arguments, so that a replay of the log gives the same result on every machine.
May import: ``registry``.
"""
