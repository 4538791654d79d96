"""What is invented follows from the natural key alone: the same product gets the same price on every machine."""

import hashlib


def roll(key: str, purpose: str, sides: int) -> int:
    """A number from 0 to `sides` - 1, always the same for this key and purpose."""
    return int.from_bytes(hashlib.sha256(f"{key}/{purpose}".encode()).digest()[:8]) % sides
