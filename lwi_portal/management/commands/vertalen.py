"""`manage.py vertalen`: keep the English catalogue up, or compile it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lwi_portal import vertalen


class Command(BaseCommand):
    """Extracts what is marked for translation into the catalogue; with --compileer makes the .mo file."""

    help = "Zet nieuwe zinnen in de Engelse catalogus, of compileer die."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """One variant, for the preparation of a machine."""
        parser.add_argument("--compileer", action="store_true", help="maak alleen het .mo-bestand")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run and say what is left to do."""
        if not options["compileer"]:
            over = vertalen.werk_bij()
            self.stdout.write(f"{over} zinnen hebben nog een (nieuwe) Engelse vertaling nodig.")
        vertalen.compileer()
