"""Run after a new key was put first in LWI_BSN_SLEUTELS; when it is done, the old key can go."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from keten.fouten import NietToegestaan
from klanten.sleutelwissel import versleutel_opnieuw


class Command(BaseCommand):
    help = "Encrypt BSNs, secrets and what waits with the newest key. Can be stopped and run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Re-encrypt in batches and say how many records got the newest key."""
        try:
            aantal = versleutel_opnieuw()
        except NietToegestaan as fout:
            raise CommandError(
                "Something cannot be read: put its old key back in LWI_BSN_SLEUTELS."
            ) from fout
        self.stdout.write(f"Records with a new key: {aantal}.")
