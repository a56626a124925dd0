"""`manage.py referentiedata`: what the portal knows before anybody types anything."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lwi_portal.referentiedata import laad


class Command(BaseCommand):
    """Loads the reference data; safe to run again at every new version."""

    help = "Zet de referentiegegevens klaar; wat een locatie zelf heeft gewijzigd, blijft zo."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option, for who wants the delivered values back."""
        parser.add_argument(
            "--opnieuw",
            action="store_true",
            help="zet ook bestaande gegevens terug naar de meegeleverde waarden",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was new."""
        geladen = laad(opnieuw=options["opnieuw"])
        for naam, aantal in geladen.nieuw.items():
            self.stdout.write(f"{naam}: {aantal} nieuw")
        self.stdout.write(
            "Referentiegegevens staan klaar "
            f"({geladen.teruggezet} teruggezet, {geladen.gelaten} gelaten zoals ze waren)."
        )
