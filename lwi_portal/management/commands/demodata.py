"""`manage.py demodata`: invented people for a demonstration or a measurement."""

from argparse import ArgumentTypeError
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from keten.fouten import NietToegestaan
from lwi_portal.demo.plaatsen import EERST, MEEST
from lwi_portal.demo.processen import passend
from lwi_portal.demo.vullen import vul


def _aantal(hoogstens: int) -> Any:
    def lees(tekst: str) -> int:
        if not tekst.isdecimal() or not 1 <= int(tekst) <= hoogstens:
            raise ArgumentTypeError(f"kies een getal van 1 tot en met {hoogstens}")
        return int(tekst)

    return lees


class Command(BaseCommand):
    """Fills an empty portal; the same seed on the same day gives the same people."""

    help = "Vul een leeg portaal met verzonnen mensen."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many people, over how many locations, and which."""
        parser.add_argument("--klanten", type=_aantal(1_000_000), default=2_000)
        parser.add_argument("--locaties", type=_aantal(MEEST), default=len(EERST))
        parser.add_argument(
            "--processen", type=_aantal(64), help="hoeveel locaties er tegelijk worden gevuld"
        )
        parser.add_argument("--zaad", default="lwi", help="een ander zaad geeft andere mensen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill, and say how long it took."""
        begin = monotonic()
        keuze = {naam: options[naam] for naam in ("klanten", "locaties", "zaad")}
        try:
            processen = options["processen"] or passend(options["klanten"])
            rijen = vul(**keuze, processen=processen, zeg=self.stdout.write)
        except NietToegestaan as fout:
            raise CommandError(fout.melding) from fout
        self.stdout.write(f"{keuze['klanten']} klanten, {rijen} rijen, {monotonic() - begin:.1f} seconden")
