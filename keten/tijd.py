"""Today, on the clock of the counter."""

import datetime

from django.utils import timezone


def vandaag() -> datetime.date:
    """The present day in the Netherlands."""
    return timezone.localdate()
