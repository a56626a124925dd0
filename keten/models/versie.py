"""Records that several people edit at the same time."""

from django.db import models


class MetVersie(models.Model):
    """A record with a version number, so that nobody overwrites a change unseen (see `keten.opslaan`)."""

    versie = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
