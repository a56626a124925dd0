"""Objections: the client makes one, and somebody who was not involved answers it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handhaving.maatregelen import bevoegd, stappen, werk
from handhaving.maatregelen.voorstellen import PAGINA
from handhaving.models import Bezwaar, Overtreding, Voorstel
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import meldingen

_STAP = {
    Bezwaar.Uitkomst.GEGROND: "verklaar_gegrond",
    Bezwaar.Uitkomst.DEELS: "verklaar_deels_gegrond",
    Bezwaar.Uitkomst.ONGEGROND: "verklaar_ongegrond",
}


@transaction.atomic
def maak(
    *, overtreding: Overtreding, gronden: str, reden_te_laat: str = "", door: Medewerker | None
) -> Bezwaar:
    """Object to a measure.

    Args:
        gronden: why the client does not agree.
        reden_te_laat: why it was excusable to be late; only an employee can record that.
        door: who wrote it down; None when the client does so in the portal.

    Raises:
        NietToegestaan: nothing is said, the term is over, or there is no measure to object to.
    """
    if not gronden.strip():
        raise NietToegestaan(_("Vertel waarom u het er niet mee eens bent."), veld="gronden")
    overtreding = stappen.slot(overtreding)
    stappen.vereis("maak_bezwaar", overtreding, door, None)
    stappen.keur(overtreding, "maak_bezwaar")
    voorstel = stappen.vereis_voorstel(overtreding)
    besluit = voorstel.besluit
    tot = besluit.kennisgeving.bezwaar_tot
    if tot < vandaag() and (door is None or not reden_te_laat.strip()):
        raise NietToegestaan(
            _("Bezwaar maken kon tot en met %(dag)s. Vraag een medewerker of het nog kan.")
            % {"dag": f"{tot:%d-%m-%Y}"},
            veld="reden_te_laat",
        )
    bezwaar = voeg_toe(
        Bezwaar(
            besluit=besluit,
            gronden=gronden.strip(),
            reden_te_laat=reden_te_laat.strip() if tot < vandaag() else "",
            ingevoerd_door=door,
            beslissen_voor=werk.vervalt(werk.BEZWAAR_BESLISSEN, overtreding),
        )
    )
    stappen.zet(overtreding, "maak_bezwaar", door=door)
    werk.geef(
        overtreding,
        werk.buitenstaander(overtreding, voorstel),
        wat="Behandel een bezwaar",
        deel=f"bezwaar:{bezwaar.pk}",
        vervalt_op=bezwaar.beslissen_voor,
    )
    return bezwaar


@transaction.atomic
def trek_in(*, overtreding: Overtreding, toelichting: str = "", door: Medewerker | None) -> Bezwaar:
    """The client takes the objection back; within the term a new one is possible.

    Args:
        toelichting: what the client said; obligatory when an employee writes it down.
        door: who wrote it down, somebody who was not involved; None when the client does so in the portal.

    Raises:
        NietToegestaan: there is no open objection, or an employee was involved in the measure or leaves out
            what the client said.
    """
    overtreding = stappen.slot(overtreding)
    stappen.vereis("trek_bezwaar_in", overtreding, door, None)
    stappen.keur(overtreding, "trek_bezwaar_in")
    voorstel = stappen.vereis_voorstel(overtreding)
    if door is not None and bevoegd.is_betrokken(overtreding, voorstel, door):
        raise NietToegestaan("U was bij deze maatregel betrokken. Een collega die er niet bij was doet dit.")
    if door is not None and not toelichting.strip():
        raise NietToegestaan("Schrijf op wat de klant daarover zei.", veld="toelichting")
    bezwaar = _open(voorstel)
    bezwaar.stand, bezwaar.reden = Bezwaar.Stand.INGETROKKEN, toelichting.strip()
    bezwaar.full_clean()
    bezwaar.save(update_fields=["stand", "reden"])
    stappen.zet(overtreding, "trek_bezwaar_in", door=door)
    return bezwaar


@transaction.atomic
def beslis(
    *,
    overtreding: Overtreding,
    uitkomst: str,
    reden: str,
    percentage: int | None = None,
    maanden: int | None = None,
    door: Medewerker,
) -> Bezwaar:
    """Answer an objection.

    Args:
        uitkomst: one of `Bezwaar.Uitkomst`; well-founded lifts the measure.
        percentage, maanden: of a measure that is made lower; 0 and 0 is a warning.

    Raises:
        NietToegestaan: `door` was involved before or is of another organisation, the reason is missing, or
            the new measure is not lower.
    """
    if not reden.strip():
        raise NietToegestaan("Zeg waarom u dit vindt.", veld="reden")
    overtreding = stappen.slot(overtreding)
    keuze = Bezwaar.Uitkomst(uitkomst)
    stappen.keur(overtreding, _STAP[keuze])
    voorstel = stappen.vereis_voorstel(overtreding)
    stappen.vereis(_STAP[keuze], overtreding, door, voorstel)
    bezwaar = _open(voorstel)
    if keuze is Bezwaar.Uitkomst.DEELS:
        bezwaar.percentage, bezwaar.maanden = _verlaag(voorstel, percentage, maanden)
    bezwaar.stand, bezwaar.uitkomst, bezwaar.reden = Bezwaar.Stand.BESLIST, keuze, reden.strip()
    bezwaar.behandeld_door, bezwaar.behandeld_op = door, timezone.now()
    bezwaar.full_clean()
    bezwaar.save()
    extra = {"reden": bezwaar.reden} if keuze is Bezwaar.Uitkomst.GEGROND else {}
    stappen.zet(overtreding, _STAP[keuze], door=door, **extra)
    meldingen.meld(
        klant=overtreding.klant,
        code="bezwaar_uitkomst",
        sleutel=f"bezwaar:{bezwaar.pk}:uitkomst",
        pagina=PAGINA,
    )
    return bezwaar


def _open(voorstel: Voorstel) -> Bezwaar:
    return Bezwaar.objects.select_for_update(of=("self",)).get(
        besluit__voorstel=voorstel, stand=Bezwaar.Stand.OPEN
    )


def _verlaag(voorstel: Voorstel, percentage: int | None, maanden: int | None) -> tuple[int, int]:
    if percentage is None or maanden is None:
        raise NietToegestaan("Vul in hoe de maatregel wordt verlaagd.", veld="percentage")
    if (percentage == 0) != (maanden == 0):
        raise NietToegestaan(
            "Vul bij een verlaging ook maanden in; bij een waarschuwing niets.", veld="maanden"
        )
    hoger = percentage > voorstel.percentage or maanden > voorstel.maanden
    if hoger or (percentage, maanden) == (voorstel.percentage, voorstel.maanden):
        raise NietToegestaan("Kies een lagere maatregel dan die van het besluit.", veld="percentage")
    return percentage, maanden
