"""UUIDs are kept as their 16 bytes."""


def uid_text(value: bytes) -> str:
    """A UUID as text."""
    digits = value.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
