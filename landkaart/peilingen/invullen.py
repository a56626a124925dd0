"""What a client does with an invitation: answer it, or say rather not."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from keten.fouten import NietToegestaan
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant
from landkaart.models import Peilingantwoord, Peilinguitnodiging, Peilingvraag

NVT = "nvt"


def open_uitnodiging(klant: Klant) -> Peilinguitnodiging | None:
    """The invitation that a client can answer now; there is never more than one."""
    return Peilinguitnodiging.objects.open_op(vandaag()).filter(klant=klant).select_related("peiling").first()


@transaction.atomic
def vul_in(*, klant: Klant, uitnodiging: Peilinguitnodiging, antwoorden: Mapping[int, str]) -> None:
    """Keep what a client answered. The timeline only says that it was done, not what was said or about what.

    Args:
        antwoorden: by the key of the question: a score from "1" to "5", `NVT`, or the text of an open
            answer; empty for what was left open.

    Raises:
        NietToegestaan: it was answered before or too late, or nothing is filled in.
    """
    uitnodiging = _slot(klant, uitnodiging)
    rijen = list(uitnodiging.antwoorden.select_related("vraag"))
    gegeven = {rij.pk: antwoorden.get(rij.vraag_id, "").strip() for rij in rijen}
    if not any(gegeven.values()):
        raise NietToegestaan(_("Beantwoord minstens één vraag, of kies “Liever niet”."))
    for rij in rijen:
        _zet(rij, gegeven[rij.pk])
        rij.full_clean()
        rij.save()
    _sluit(uitnodiging, Peilinguitnodiging.Stand.INGEVULD)
    tijdlijn.leg_vast(
        klant, Gebeurtenis.Soort.PEILING, "Een korte vragenlijst over onze hulp ingevuld", door_klant=True
    )


@transaction.atomic
def liever_niet(*, klant: Klant, uitnodiging: Peilinguitnodiging) -> None:
    """Leave an invitation alone. Nobody is told: the timeline stays silent, and it counts as a number.

    Raises:
        NietToegestaan: it was answered before or too late.
    """
    _sluit(_slot(klant, uitnodiging), Peilinguitnodiging.Stand.LIEVER_NIET)


def _slot(klant: Klant, uitnodiging: Peilinguitnodiging) -> Peilinguitnodiging:
    huidig = (
        Peilinguitnodiging.objects.select_for_update()
        .open_op(vandaag())
        .filter(pk=uitnodiging.pk, klant=klant)
        .first()
    )
    if huidig is None:
        raise NietToegestaan(_("Deze vragen zijn al beantwoord, of de tijd is om. Dank u wel."))
    return huidig


def _zet(rij: Peilingantwoord, antwoord: str) -> None:
    if rij.vraag.soort == Peilingvraag.Soort.OPEN:
        rij.tekst = antwoord
    elif antwoord == NVT:
        rij.nvt = True
    elif antwoord:
        rij.score = int(antwoord)


def _sluit(uitnodiging: Peilinguitnodiging, stand: Peilinguitnodiging.Stand) -> None:
    uitnodiging.stand, uitnodiging.klaar_op = stand, timezone.now()
    uitnodiging.save(update_fields=["stand", "klaar_op"])
