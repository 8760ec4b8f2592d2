"""The benchmark: stores of a fixed content, what is done with them, how long that takes beside its floor and a peer.

May import: everything; Qt, sqlite3 and the window only inside the parts that need them, which run in child processes.
Nothing imports it: the command line calls it by name.
"""
