"""Run after a new key was put first in LWI_BSN_SLEUTELS; when it is done, the old key can go."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from keten.fouten import NietToegestaan
from klanten.bsn import versleutel_opnieuw


class Command(BaseCommand):
    help = "Encrypt every BSN with the newest key. Can be stopped and run again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Re-encrypt in batches and say how many BSNs got the newest key."""
        try:
            aantal = versleutel_opnieuw()
        except NietToegestaan as fout:
            raise CommandError("A BSN cannot be read: put its old key back in LWI_BSN_SLEUTELS.") from fout
        self.stdout.write(f"BSNs with a new key: {aantal}.")
