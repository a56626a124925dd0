"""A proposal ends: the employer answers, or it is withdrawn (W-32)."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from klanten.models import Klant
from werkgevers import motivatie as signalen
from werkgevers import voordrachtwerk as werk
from werkgevers.models import Vacature, Voordracht
from werkgevers.voordracht_keuren import bewaar, keur_nog_plaats, slot_vacature, slot_voordracht, zet_stand

_Stand = Voordracht.Stand


@transaction.atomic
def beantwoord(
    *,
    voordracht: Voordracht,
    antwoord: Voordracht.Stand,
    afwijzing: str = "",
    toelichting: str = "",
    door: Medewerker | None,
) -> Voordracht:
    """Keep what the employer says: invited, hired, or not, with the reason.

    "Niet gemotiveerd" and "niet verschenen" have no consequence by themselves: they become a signal that a
    human judges after the client was heard (W-32).

    Args:
        antwoord: `GESPREK`, `GEPLAATST` or `AFGEWEZEN`.
        afwijzing: one of `Voordracht.Afwijzing`, when the answer is no.
        door: who wrote the answer down; None when the employer answers in the portal.

    Raises:
        NietToegestaan: the candidate was not proposed, the answer cannot follow on the one before, the reason
            is missing, or somebody is hired while the vacancy is closed or all places have been filled.
    """
    if antwoord == _Stand.AFGEWEZEN and afwijzing not in Voordracht.Afwijzing.values:
        raise NietToegestaan("Kies waarom de kandidaat niet past.", veld="afwijzing")
    vacature = slot_vacature(voordracht.vacature, [voordracht.klant_id], ook_gesloten=True)
    voordracht = slot_voordracht(voordracht)
    if antwoord == _Stand.GEPLAATST:
        if vacature.stand == Vacature.Stand.GESLOTEN:
            raise NietToegestaan("Deze vacature is gesloten. Laat hem eerst weer openen.", veld="antwoord")
        keur_nog_plaats(vacature)
    waarden = {"afwijzing": afwijzing} if antwoord == _Stand.AFGEWEZEN else {}
    zet_stand(voordracht, werk.OVERGANGEN[antwoord], **waarden)
    voordracht.antwoord_op, voordracht.antwoord_door = timezone.now(), door
    voordracht.toelichting = toelichting.strip()
    bewaar(voordracht, "stand", "afwijzing", "antwoord_op", "antwoord_door", "toelichting")
    werk.schrijf_antwoord(voordracht, door=door)
    if antwoord == _Stand.AFGEWEZEN and afwijzing in Voordracht.OM_TE_BEOORDELEN:
        signalen.meld(voordracht=voordracht, door=door)
    return voordracht


@transaction.atomic
def trek_in(
    *,
    voordracht: Voordracht,
    reden: Voordracht.Intrekking,
    toelichting: str = "",
    door: Medewerker | None,
) -> Voordracht:
    """Stop a proposal: the client or coach says no, consent was withdrawn, or the vacancy closed.

    Args:
        door: who stops it; None when the client does, in the portal, or the portal itself.

    Raises:
        NietToegestaan: the employer has decided already.
    """
    voordracht = slot_voordracht(voordracht)
    zet_stand(voordracht, "trek_in", reden=reden, op=timezone.now())
    voordracht.toelichting = toelichting.strip()
    bewaar(voordracht, "stand", "intrekking", "ingetrokken_op", "toelichting")
    werk.ruim_coachtaak_op(voordracht, door=door)
    zelf = door is None and reden in (Voordracht.Intrekking.KLANT, Voordracht.Intrekking.TOESTEMMING)
    werk.schrijf(
        voordracht,
        "Voordracht ingetrokken voor",
        door=door,
        door_klant=zelf,
        slot=str(voordracht.get_intrekking_display()),
    )
    return voordracht


@transaction.atomic
def trek_in_bij_sluiten(*, vacature: Vacature, door: Medewerker | None) -> int:
    """Stop what the employer has not seen yet of a vacancy that closes; returns how many stopped."""
    open_rijen = list(vacature.voordrachten.in_huis().order_by("klant"))
    for voordracht in open_rijen:
        trek_in(voordracht=voordracht, reden=Voordracht.Intrekking.VACATURE, door=door)
    return len(open_rijen)


def slot_kandidaten(vacatures: Collection[int]) -> None:
    """Lock the clients on the lists of vacancies that are about to close.

    Whoever proposes locks a client before a vacancy; who closes must take them in the same order, or the two
    could wait for each other.
    """
    op_de_lijst = Voordracht.objects.in_huis().filter(vacature__in=vacatures).values("klant")
    list(Klant.objects.select_for_update().filter(pk__in=op_de_lijst).order_by("pk").values("pk"))
