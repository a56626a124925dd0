"""Numbers so small that they would point at somebody."""

ONDER = 5
"""Fewer than this are not counted out loud: somebody who knows one of them could recognise the others.

A choice of the portal, the same for clients and for employers. Nobody at all is no secret.
"""


def te_klein(aantal: int) -> bool:
    """Whether a number must not be shown; zero may be."""
    return 0 < aantal < ONDER


def verberg(aantal: int) -> int | None:
    """The number, or None when it must not be shown."""
    return None if te_klein(aantal) else aantal
