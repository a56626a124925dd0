"""Hearing the client. Silence counts for the client: without a hearing nothing is decided against anybody.

When the term passes in silence, somebody tries again (`probeer_opnieuw`) and a new term runs. Only the story
itself, or the client's own word not to want to tell it, opens the way to a measure. Clearing needs neither.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handhaving.maatregelen import stappen, werk
from handhaving.maatregelen.voorstellen import vraag_te_horen
from handhaving.models import Hoorpoging, Horing, Overtreding, Voorstel
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe


@transaction.atomic
def hoor(
    *, overtreding: Overtreding, verhaal: str, wijze: str = Horing.Wijze.PORTAAL, door: Medewerker | None
) -> Horing:
    """Keep the client's own story; until the decision the client may add to it.

    Args:
        wijze: how the client told it; one of `Horing.Wijze`.
        door: who wrote it down; None when the client does so in the portal.

    Raises:
        NietToegestaan: there is no story, no proposal, or it has been decided.
    """
    if not verhaal.strip():
        raise NietToegestaan(_("Vertel wat er volgens u gebeurde."), veld="verhaal")
    return _leg_vast(overtreding, verhaal=verhaal.strip(), wijze=wijze, afgezien=False, door=door)


@transaction.atomic
def zie_af(
    *,
    overtreding: Overtreding,
    wijze: str = Horing.Wijze.PORTAAL,
    toelichting: str = "",
    door: Medewerker | None,
) -> Horing:
    """The client says not to want to tell the own story. Staying silent is something else.

    Args:
        toelichting: what the client said; obligatory when an employee writes it down.

    Raises:
        NietToegestaan: an employee leaves out what the client said, there is no proposal, or it has been
            decided.
    """
    if door is not None and not toelichting.strip():
        raise NietToegestaan("Schrijf op wat de klant daarover zei.", veld="verhaal")
    return _leg_vast(overtreding, verhaal=toelichting.strip(), wijze=wijze, afgezien=True, door=door)


@transaction.atomic
def probeer_opnieuw(
    *, overtreding: Overtreding, wijze: str, toelichting: str, door: Medewerker
) -> Hoorpoging:
    """Try again to hear a client who stayed silent: a new term begins.

    Raises:
        NietToegestaan: the client was heard already, or still has time to tell.
    """
    overtreding = stappen.slot(overtreding)
    stappen.vereis("hoor", overtreding, door, None)
    voorstel = stappen.vereis_voorstel(overtreding)
    if overtreding.stand != Overtreding.Stand.HOREN:
        raise NietToegestaan("De klant is al gehoord.")
    if voorstel.reactie_tot >= timezone.now():
        raise NietToegestaan(
            f"De klant kan nog reageren tot en met {timezone.localtime(voorstel.reactie_tot):%d-%m-%Y}."
        )
    poging = voeg_toe(Hoorpoging(voorstel=voorstel, wijze=wijze, toelichting=toelichting, door=door))
    voorstel.reactie_tot = werk.vervalt(werk.OPNIEUW_HOREN, overtreding)
    voorstel.save(update_fields=["reactie_tot"])
    werk.ruim_op(overtreding, door=door)
    vraag_te_horen(overtreding, voorstel, ronde=voorstel.pogingen.count() + 1)
    stappen.schrijf(overtreding, "Opnieuw geprobeerd de klant te horen.", door=door)
    return poging


def _leg_vast(
    overtreding: Overtreding, *, verhaal: str, wijze: str, afgezien: bool, door: Medewerker | None
) -> Horing:
    overtreding = stappen.slot(overtreding)
    stappen.vereis("hoor", overtreding, door, None)
    stappen.keur(overtreding, "hoor")
    voorstel = stappen.vereis_voorstel(overtreding)
    horing = voeg_toe(Horing(voorstel=voorstel, wijze=wijze, afgezien=afgezien, verhaal=verhaal, door=door))
    stappen.zet(overtreding, "hoor", door=door)
    _vraag_besluit(overtreding, voorstel, horing)
    return horing


def _vraag_besluit(overtreding: Overtreding, voorstel: Voorstel, horing: Horing) -> None:
    werk.geef(
        overtreding,
        werk.tweede_persoon(overtreding, voorstel, behalve=horing.door_id if horing.afgezien else None),
        wat="Beslis over een voorstel voor een maatregel",
        deel=f"besluit:{horing.pk}",
        vervalt_op=werk.vervalt(werk.BESLUITEN, overtreding),
    )
