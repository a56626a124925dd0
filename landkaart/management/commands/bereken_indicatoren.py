"""`manage.py bereken_indicatoren`: what the nightly job does, now, and over more months."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from keten.maanden import maanden_tot
from keten.tijd import vandaag
from landkaart.cijfers import berekenen


class Command(BaseCommand):
    """Works out the figures; running it again stores the same values in the same place."""

    help = "Berekent de cijfers van alle locaties, standaard over de lopende maand."

    def add_arguments(self, parser: CommandParser) -> None:
        """Another last month, how many, and whether closed ones are opened."""
        parser.add_argument("--tot", type=datetime.date.fromisoformat, help="laatste maand (jjjj-mm-dd)")
        parser.add_argument("--maanden", type=int, default=1, help="hoeveel maanden, de laatste meegeteld")
        parser.add_argument("--opnieuw", action="store_true", help="ook maanden die al vaststaan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, and say which month is done."""
        for maand in maanden_tot(options["tot"] or vandaag(), options["maanden"]):
            ronde = berekenen.bereken(maand, opnieuw=options["opnieuw"])
            gedaan = f"{len(ronde.gedaan)} cijfers berekend" if ronde else "staat al vast"
            self.stdout.write(f"{maand:%m-%Y}: {gedaan}.")
