"""What goes wrong while setting up and that a person can act on."""


class SetupError(Exception):
    """One sentence for the terminal: what is wrong and what to do about it."""
