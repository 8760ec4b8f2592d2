"""Known errors.  They reach the user as a sentence; anything else is a bug and looks like one."""


class TrainerError(Exception):
    """Something the user can understand and act on.

    ``message`` says what is wrong and where, ``advice`` (may be empty) what to do about it.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(f"{message} {advice}".strip())
        self.message = message
        self.advice = advice


class BadInput(TrainerError):
    """A file or a typed value cannot be used."""


class NotFound(TrainerError):
    """Something that was asked for by name or id does not exist (any more)."""


class StoreError(TrainerError):
    """The store cannot be opened, read or written."""


class Cancelled(TrainerError):
    """The user stopped a long task; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("Stopped: nothing was changed.")
