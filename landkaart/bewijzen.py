"""Evidence for an answer: added, read and withdrawn; a file is checked as those of a dossier are."""

import uuid

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from keten import opslaan
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from klanten import bestanden
from landkaart import meten
from landkaart.models import Bewijs, Mijlpaal
from landkaart.voorbereiden import hoort_bij


def voeg_toe(
    *,
    locatie: Locatie,
    mijlpaal: Mijlpaal,
    titel: str,
    bestand: UploadedFile | None,
    link: str,
    cijfer: bool,
    integraal: bool,
    delen: bool,
    door: Medewerker,
    indiening: uuid.UUID,
) -> Bewijs:
    """Add evidence: one of a file, a link, or what the portal measures now.

    The file is written first and taken away again when the record is refused; so the number of the form is
    spent here.

    Args:
        cijfer: keep the portal's own figure of this moment.
        indiening: the number of the form (`keten.opslaan.eenmalig`).

    Raises:
        RechtOntbreekt: this person does not work at the location.
        NietToegestaan: not exactly one of the three, or a file that is refused.
        AlIngediend: the same form was sent before.
    """
    _vereis_collega(locatie, door)
    hoort_bij(locatie, mijlpaal)
    if [bool(bestand), bool(link), cijfer].count(True) != 1:
        raise NietToegestaan("Kies één van de drie: een bestand, een link of het cijfer van het portaal.")
    bewijs = Bewijs(
        locatie=locatie, mijlpaal=mijlpaal, titel=titel, integraal=integraal, delen=delen, door=door
    )
    if bestand is not None:
        bewijs.soort = Bewijs.Soort.DOCUMENT
        bestanden.neem_bestand(bewijs, bestand)
    elif link:
        bewijs.soort, bewijs.link = Bewijs.Soort.LINK, link
    else:
        bewijs.soort, bewijs.cijfer = Bewijs.Soort.CIJFER, _cijfer(locatie, mijlpaal)
    with bestanden.samen(bewijs):
        opslaan.eenmalig(indiening, gebruiker=door.gebruiker)
        opslaan.voeg_toe(bewijs)
    return bewijs


def _vereis_collega(locatie: Locatie, door: Medewerker) -> None:
    if not door.werkt_op(locatie):
        raise RechtOntbreekt("Alleen medewerkers van deze locatie beheren haar bewijs.")


def _cijfer(locatie: Locatie, mijlpaal: Mijlpaal) -> str:
    meting = meten.meet(mijlpaal, locatie)
    if meting is None or meting.percentage is None:
        raise NietToegestaan("Het portaal heeft nog geen cijfer voor deze mijlpaal.", veld="cijfer")
    return f"{meting.percentage:.0f}%: {meting.zin}"


@transaction.atomic
def trek_in(*, bewijs: Bewijs, reden: str, door: Medewerker) -> Bewijs:
    """Take evidence out of use. Scores that were submitted with it keep their link to it.

    Raises:
        RechtOntbreekt: this person does not work at the location.
        NietToegestaan: it has been withdrawn already.
    """
    huidig = Bewijs.objects.select_for_update(of=("self",)).get(pk=bewijs.pk)
    _vereis_collega(huidig.locatie, door)
    if huidig.ingetrokken_op is not None:
        raise NietToegestaan("Dit bewijs is al ingetrokken.")
    huidig.ingetrokken_op, huidig.ingetrokken_door = timezone.now(), door
    huidig.reden_intrekken = reden.strip()
    huidig.full_clean()
    huidig.save(update_fields=["ingetrokken_op", "ingetrokken_door", "reden_intrekken"])
    return huidig
