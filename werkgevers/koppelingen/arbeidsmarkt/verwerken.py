"""Good rows become figures of the region, in a data set per source and day; undoing withdraws those sets."""

from collections.abc import Sequence
from pathlib import PurePath

from keten.invoer.soorten import Oordeel, Teruggang
from keten.models import Invoerbestand, Medewerker
from werkgevers import cijferbestanden
from werkgevers.koppelingen.arbeidsmarkt.keuren import Cijfer
from werkgevers.models import Arbeidsmarktbestand, Arbeidsmarktcijfer


def verwerk(oordelen: Sequence[Oordeel], bestand: Invoerbestand, door: Medewerker) -> int:
    """Keep the figures of good rows, in a statement per data set and one for all figures."""
    cijfers: list[Cijfer] = [oordeel.gegevens for oordeel in oordelen]
    sets = {
        (bron, peildatum): Arbeidsmarktbestand.objects.get_or_create(
            uit_invoer=bestand,
            bron=bron,
            peildatum=peildatum,
            defaults={
                "naam": PurePath(bestand.bestandsnaam).stem,
                "regio": bestand.locatie.regio,
                "geladen_door": door,
            },
        )[0]
        for bron, peildatum in dict.fromkeys((cijfer.bron, cijfer.peildatum) for cijfer in cijfers)
    }
    van_bestand = Arbeidsmarktcijfer.objects.filter(bestand__uit_invoer=bestand)
    voor = van_bestand.count()
    Arbeidsmarktcijfer.objects.bulk_create(
        (
            Arbeidsmarktcijfer(
                bestand=sets[cijfer.bron, cijfer.peildatum],
                sector_id=cijfer.sector,
                jaar=cijfer.jaar,
                maand=cijfer.maand,
                soort=cijfer.soort,
                aantal=cijfer.aantal,
            )
            for cijfer in cijfers
        ),
        ignore_conflicts=True,
    )
    return van_bestand.count() - voor


def draai_terug(bestand: Invoerbestand, door: Medewerker) -> Teruggang:
    """Withdraw every data set of the file; one that was withdrawn before stays so."""
    for een in Arbeidsmarktbestand.objects.filter(uit_invoer=bestand).order_by("pk"):
        cijferbestanden.trek_in(bestand=een, door=door)
    return Teruggang(Arbeidsmarktcijfer.objects.filter(bestand__uit_invoer=bestand).count())
