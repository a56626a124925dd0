"""`manage.py demo`: the whole portal with sample data, on this computer."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lwi_portal.diensten import demo, vulling
from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.signalen import stopbaar

_OMGEVING = {"LWI_DEMO": "1", "LWI_DEBUG": "0"}


class Command(BaseCommand):
    """Starts the demo and keeps it running until Ctrl-C."""

    help = "Start het hele portaal met voorbeeldgegevens; stoppen met Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Two variants, for `make demo-reset` and for the demo itself."""
        soort = parser.add_mutually_exclusive_group()
        soort.add_argument("--wis", action="store_true", help="gooi alle gegevens van de demo weg")
        soort.add_argument("--vul", action="store_true", help="zet alleen de gegevens klaar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, or end with exit code 1 and one clear message."""
        if settings.PRODUCTIE:
            raise CommandError("De demo heeft bekende wachtwoorden en draait niet met LWI_PRODUCTIE=1.")
        if not settings.DEMO:
            # Settings are read already; read them again with the demo's own environment.
            os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | _OMGEVING)
        try:
            self._doe(options)
        except DienstFout as fout:
            raise CommandError(str(fout)) from fout

    def _doe(self, options: dict[str, Any]) -> None:
        if options["wis"]:
            demo.wis()
            self.stdout.write("De gegevens van de demo zijn gewist.")
        elif options["vul"]:
            vulling.vul()
        else:
            with stopbaar():
                demo.draai(self._zeg)
            self.stdout.write("Gestopt.")

    def _zeg(self, regel: str) -> None:
        self.stdout.write(regel)
        self.stdout.flush()
