"""The numbers that kinds of event are stored as."""

from trainer.core.event import (
    Buried,
    DueSet,
    Event,
    Practised,
    Reset,
    Resumed,
    Retracted,
    Reviewed,
    Suspended,
)

KINDS: dict[type[Event], int] = {
    Reviewed: 0,
    Retracted: 1,
    Reset: 2,
    Suspended: 3,
    Resumed: 4,
    Buried: 5,
    DueSet: 6,
    Practised: 7,
}
REVIEWED, PRACTISED = KINDS[Reviewed], KINDS[Practised]
