"""`manage.py plan_herdiagnoses`: what the nightly job does, now."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diagnose import herdiagnose
from keten.models import Locatie
from keten.termijnen import OnbekendeTermijn
from keten.tijd import vandaag


class Command(BaseCommand):
    """Plans the re-diagnoses that are due; running it again makes nothing twice."""

    help = "Zet herdiagnoses waarvan de termijn is verstreken klaar in de werkvoorraad."

    def add_arguments(self, parser: CommandParser) -> None:
        """Another day than today, or one location only."""
        parser.add_argument("--op", type=datetime.date.fromisoformat, help="een andere dag (jjjj-mm-dd)")
        parser.add_argument("--locatie", help="code van één locatie")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, and say how many tasks were made."""
        try:
            locatie = Locatie.objects.get(code=options["locatie"]) if options["locatie"] else None
            aantal = herdiagnose.plan(op=options["op"] or vandaag(), locatie=locatie)
        except Locatie.DoesNotExist as fout:
            raise CommandError(f"Er is geen locatie met de code {options['locatie']}.") from fout
        except OnbekendeTermijn as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"{aantal} herdiagnoses klaargezet.")
