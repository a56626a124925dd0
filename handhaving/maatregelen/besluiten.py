"""Deciding about a proposal: a second person, after hearing, dated today (H-45)."""

import datetime

from django.db import transaction
from django.utils import timezone

from handhaving.maatregelen import berekenen, stappen, werk
from handhaving.maatregelen.voorstellen import PAGINA
from handhaving.models import Besluit, Horing, Overtreding, Voorstel
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import meldingen

_HOOGSTENS_VOORUIT = datetime.timedelta(days=92)
_EERST_HOREN = "Hoor eerst de klant. Zwijgen telt in het voordeel van de klant."


@transaction.atomic
def leg_op(
    *, overtreding: Overtreding, reden: str, vanaf: datetime.date, gezien: int | None, door: Medewerker
) -> Besluit:
    """Decide that the proposed measure follows. Nothing reaches the client before the letter does.

    Args:
        reden: why, and what was done with the client's story; the client reads it.
        vanaf: first day of the measure; today or later.
        gezien: key of the newest story on the page, so that nobody decides without the client's last word.

    Raises:
        NietToegestaan: the client has not been heard or told more meanwhile, `door` recorded or proposed it
            or has not the role that the paying organisation names, the day cannot be, or `keur_opleggen`
            refuses.
    """
    if not vandaag() <= vanaf <= vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Een maatregel begint vandaag of later, binnen drie maanden.", veld="vanaf")
    overtreding, voorstel = _begin(overtreding, "leg_op", door)
    horing = keur_opleggen(overtreding, voorstel, door)
    if horing.pk != gezien:
        raise NietToegestaan("De klant reageerde intussen opnieuw. Lees het verhaal en beslis dan.")
    besluit = _besluit(voorstel, Besluit.Uitkomst.OPGELEGD, reden, door)
    besluit.horing, besluit.gehoord_op, besluit.vanaf = horing, horing.op, vanaf
    besluit = voeg_toe(besluit)
    stappen.zet(overtreding, "leg_op", door=door)
    werk.geef(
        overtreding,
        door,
        wat="Verstuur de brief over een besluit",
        deel=f"brief:{besluit.pk}",
        vervalt_op=werk.vervalt(werk.BESLUITEN, overtreding),
    )
    return besluit


def keur_opleggen(overtreding: Overtreding, voorstel: Voorstel, door: Medewerker) -> Horing:
    """Check that a proposed measure can still follow, whatever was told.

    That a client does not want to tell the own story, on the word of an employee only, is held against the
    client by nobody alone, and not before the client's own time to react is over.

    Returns:
        The last thing that the client said.

    Raises:
        NietToegestaan: the client has not been heard, `door` wrote down that the client refused or the client
            can still react to that, or the table gives less today than when it was proposed.
    """
    horing = voorstel.horingen.order_by("-op", "-pk").first()
    if horing is None:
        raise NietToegestaan(_EERST_HOREN)
    if horing.afgezien and horing.door_id is not None:
        if horing.door_id == door.pk:
            raise NietToegestaan(
                "U schreef zelf op dat de klant niet wil reageren. Een collega beslist hierover."
            )
        if voorstel.reactie_tot > timezone.now():
            raise NietToegestaan(
                "De klant kan nog zelf reageren tot en met "
                f"{timezone.localtime(voorstel.reactie_tot):%d-%m-%Y}. Leg daarna pas een maatregel op."
            )
    uit = berekenen.bereken(overtreding, voorstel.uitkering)
    if uit.percentage < voorstel.tabel_percentage or uit.maanden < voorstel.tabel_maanden:
        raise NietToegestaan(
            f"Het beleid geeft nu {uit.percentage} procent, {uit.maanden} maanden. Dat is minder dan bij het "
            "voorstel. Laat het voorstel vervallen en stel opnieuw voor."
        )
    return horing


@transaction.atomic
def spreek_vrij(*, overtreding: Overtreding, reden: str, door: Medewerker) -> Besluit:
    """Decide that nothing follows: no letter about a measure can ever be made for this breach.

    This needs no hearing: whoever doubts decides for the client.

    Raises:
        NietToegestaan: as for `leg_op`, without the hearing.
    """
    overtreding, voorstel = _begin(overtreding, "spreek_vrij", door)
    besluit = voeg_toe(_besluit(voorstel, Besluit.Uitkomst.VRIJGESPROKEN, reden, door))
    stappen.zet(overtreding, "spreek_vrij", door=door)
    _meld(overtreding, besluit)
    return besluit


@transaction.atomic
def hef_op(*, overtreding: Overtreding, reden: str, door: Medewerker) -> Overtreding:
    """Lift a measure that is in force; always in the client's favour, so one person is enough.

    Raises:
        NietToegestaan: there is no reason, no measure in force, or `door` is of another organisation.
    """
    if not reden.strip():
        raise NietToegestaan("Vul in waarom.", veld="reden")
    overtreding = stappen.slot(overtreding)
    stappen.keur(overtreding, "hef_op")
    voorstel = stappen.vereis_voorstel(overtreding)
    stappen.vereis("hef_op", overtreding, door, voorstel)
    stappen.zet(overtreding, "hef_op", door=door, reden=reden.strip())
    _meld(overtreding, voorstel.besluit, deel="opgeheven")
    return overtreding


def _begin(overtreding: Overtreding, stap: str, door: Medewerker) -> tuple[Overtreding, Voorstel]:
    overtreding = stappen.slot(overtreding)
    if stap == "leg_op" and overtreding.stand == Overtreding.Stand.HOREN:
        raise NietToegestaan(_EERST_HOREN)
    stappen.keur(overtreding, stap)
    voorstel = stappen.vereis_voorstel(overtreding)
    stappen.vereis(stap, overtreding, door, voorstel)
    return overtreding, voorstel


def _besluit(voorstel: Voorstel, uitkomst: str, reden: str, door: Medewerker) -> Besluit:
    return Besluit(
        voorstel=voorstel,
        uitkomst=uitkomst,
        voorgesteld_door=voorstel.voorgesteld_door,
        reden=reden.strip(),
        besloten_door=door,
        partner=door.partner,
        op=timezone.now(),
    )


def _meld(overtreding: Overtreding, besluit: Besluit, *, deel: str = "besluit") -> None:
    meldingen.meld(
        klant=overtreding.klant,
        code="maatregel_besluit",
        sleutel=f"maatregel:{besluit.pk}:{deel}",
        pagina=PAGINA,
    )
