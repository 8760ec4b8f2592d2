"""Item models: immutable rows keyed by integer ids."""
