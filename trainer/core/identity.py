"""Identities: stable ones for imported things, time-ordered ones for new things."""

import uuid

_NAMESPACE = uuid.UUID("6f1c5ad2-53a5-5c0e-9c8e-3b0b6f6b7a11")


def stable_uid(*parts: str | int) -> str:
    """The same text for the same parts on every machine (uuid5), so importing twice adds nothing."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(str(part) for part in parts)))


def timed_uid(at_ms: int, random_bits: int) -> str:
    """A UUID (version 7, RFC 9562) that sorts by ``at_ms``; ``random_bits`` supplies 74 random bits."""
    at = max(at_ms, 0) & (1 << 48) - 1
    high = (random_bits >> 62) & 0xFFF
    low = random_bits & (1 << 62) - 1
    return str(uuid.UUID(int=at << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))
