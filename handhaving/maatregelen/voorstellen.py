"""Proposing a measure: informed first, calculated with the organisation's table, then the client is heard."""

from django.db import transaction

from handhaving.maatregelen import berekenen, stappen, werk
from handhaving.models import Overtreding, Voorstel
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from klanten import meldingen
from klanten.models import Uitkering, Voorlichting

PAGINA = "handhaving:mijn_besluiten"


@transaction.atomic
def stel_voor(
    *,
    overtreding: Overtreding,
    uitkering: Uitkering,
    percentage: int,
    maanden: int,
    reden_lager: str = "",
    toelichting: str,
    door: Medewerker,
) -> Voorstel:
    """Propose a measure. The client is asked for the own story at the same moment.

    Args:
        uitkering: the benefit that would be lowered; the client had it on the day of the breach.
        percentage, maanden: what the table says, or less with a reason; 0 and 0 is a warning.
        toelichting: why; the client reads it.

    Raises:
        NietToegestaan: the client was never informed of rights and duties before the breach (H-44), had no
            such benefit then, the organisation had no policy, the measure is higher than its table, or this
            is not for `door`.

    Source: Samen doen we het zo (Monitorgroep 2005), common approach: clients are pointed to their rights
    and duties first.
    """
    overtreding = stappen.slot(overtreding)
    stappen.vereis("stel_voor", overtreding, door, None)
    stappen.keur(overtreding, "stel_voor")
    voorlichting = _eerdere_voorlichting(overtreding)
    uit = _volgens_tabel(overtreding, uitkering, percentage=percentage, maanden=maanden)
    voorstel = voeg_toe(
        Voorstel(
            overtreding=overtreding,
            uitkering=uitkering,
            partner=uitkering.partner,
            beleidsregel=uit.regel,
            keer=uit.keer,
            tabel_percentage=uit.percentage,
            tabel_maanden=uit.maanden,
            percentage=percentage,
            maanden=maanden,
            reden_lager=reden_lager.strip(),
            toelichting=toelichting,
            voorlichting=voorlichting,
            voorgesteld_door=door,
            reactie_tot=werk.vervalt(werk.HOREN, overtreding),
        )
    )
    stappen.zet(overtreding, "stel_voor", door=door)
    vraag_te_horen(overtreding, voorstel, ronde=1)
    return voorstel


def _eerdere_voorlichting(overtreding: Overtreding) -> Voorlichting:
    """When the client was informed of rights and duties, before it happened (H-44)."""
    voorlichting = berekenen.eerdere_voorlichting(overtreding.klant, overtreding.op).first()
    if voorlichting is None:
        raise NietToegestaan(
            f"De klant kreeg voor {overtreding.op:%d-%m-%Y} geen uitleg over rechten en plichten. "
            "Zonder die uitleg is er geen maatregel."
        )
    return voorlichting


def _volgens_tabel(
    overtreding: Overtreding, uitkering: Uitkering, *, percentage: int, maanden: int
) -> berekenen.Berekening:
    """What the table says for this benefit; a proposal may be lower, never higher."""
    if not berekenen.uitkeringen_op(overtreding.klant, overtreding.op).filter(pk=uitkering.pk).exists():
        raise NietToegestaan("De klant had deze uitkering toen niet.", veld="uitkering")
    uit = berekenen.bereken(overtreding, uitkering)
    if percentage > uit.percentage or maanden > uit.maanden:
        raise NietToegestaan(
            f"Het beleid geeft {uit.percentage} procent, {uit.maanden} maanden. Hoger kan niet.",
            veld="percentage",
        )
    return uit


def vraag_te_horen(overtreding: Overtreding, voorstel: Voorstel, *, ronde: int) -> None:
    """Ask the client for the own story, and the proposer to see to it that it is heard."""
    meldingen.meld(
        klant=overtreding.klant,
        code="maatregel_horen",
        sleutel=f"maatregel:{voorstel.pk}:horen:{ronde}",
        pagina=PAGINA,
    )
    werk.geef(
        overtreding,
        voorstel.voorgesteld_door,
        wat="Hoor de klant over een overtreding",
        deel=f"horen:{voorstel.pk}:{ronde}",
        vervalt_op=voorstel.reactie_tot,
    )
