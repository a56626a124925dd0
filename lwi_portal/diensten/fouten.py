"""What can go wrong with an embedded service, in words for the person at the keyboard."""


class DienstFout(Exception):
    """A service cannot be started or used; the message (Dutch) says what to do about it."""
