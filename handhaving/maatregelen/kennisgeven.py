"""The letter about a measure: written from recorded facts, looked at first, kept as it went out."""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from handhaving.maatregelen import stappen, werk
from handhaving.maatregelen.voorstellen import PAGINA
from handhaving.models import Besluit, Kennisgeving, Overtreding, Voorstel
from keten import papier
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import brieven, meldingen

_ONDERWERP = "Besluit over uw uitkering"
_ONDERWERP_WAARSCHUWING = "Waarschuwing"


def proef(*, overtreding: Overtreding, door: Medewerker) -> list[bytes]:
    """How the letter looks that would go out now: one PNG image per page.

    Raises:
        NietToegestaan: there is no measure to tell, or the client's address is not complete.
    """
    kennisgeving = stel_op(overtreding, _besluit(overtreding), door)
    return papier.plaatjes(brieven.SJABLOON, kennisgeving.blad)


def stel_op(overtreding: Overtreding, besluit: Besluit, door: Medewerker) -> Kennisgeving:
    """Write the letter about a decision from what was recorded, without keeping it.

    Raises:
        NietToegestaan: the client's address is not complete.
    """
    voorstel = besluit.voorstel
    bezwaar_tot = werk.duur(werk.BEZWAAR_MAKEN, overtreding).laatste_dag(vandaag())
    onderwerp = _ONDERWERP_WAARSCHUWING if voorstel.is_waarschuwing else _ONDERWERP
    tekst = "\n\n".join(
        [
            _wat_er_gebeurde(overtreding),
            _wat_u_vertelde(besluit),
            _wat_wij_besluiten(voorstel, besluit),
            f"Bent u het er niet mee eens? Maak dan bezwaar. Dat kan tot en met {_dag(bezwaar_tot)}. U kunt "
            "dat doen in Mijn dossier, bij Controles en besluiten, of met een brief of gesprek. Iemand die "
            "niet bij dit besluit betrokken was, kijkt er dan opnieuw naar.",
        ]
    )
    return Kennisgeving(
        besluit=besluit,
        onderwerp=onderwerp,
        tekst=tekst,
        blad=brieven.gegevens(klant=overtreding.klant, onderwerp=onderwerp, tekst=tekst, door=door),
        bezwaar_tot=bezwaar_tot,
        op=timezone.now(),
        door=door,
    )


@transaction.atomic
def maak_bekend(*, overtreding: Overtreding, door: Medewerker) -> Kennisgeving:
    """Send the letter: from now on the measure is in force and the term for objection runs.

    Raises:
        NietToegestaan: there is no measure to tell, the address is not complete, or `door` is not of the
            paying organisation.
    """
    overtreding = stappen.slot(overtreding)
    stappen.keur(overtreding, "maak_bekend")
    stappen.vereis("maak_bekend", overtreding, door, stappen.vereis_voorstel(overtreding))
    kennisgeving = voeg_toe(stel_op(overtreding, _besluit(overtreding), door))
    stappen.zet(overtreding, "maak_bekend", door=door)
    meldingen.meld(
        klant=overtreding.klant,
        code="maatregel_besluit",
        sleutel=f"maatregel:{kennisgeving.besluit_id}:brief",
        pagina=PAGINA,
    )
    return kennisgeving


def als_pdf(kennisgeving: Kennisgeving) -> bytes:
    """The letter as it went out."""
    return papier.zet(brieven.SJABLOON, kennisgeving.blad)


def in_woorden(percentage: int, maanden: int) -> str:
    """A measure as people read it."""
    if percentage == 0:
        return "een waarschuwing"
    tijd = "1 maand" if maanden == 1 else f"{maanden} maanden"
    return f"{tijd} {percentage} procent minder uitkering"


def _besluit(overtreding: Overtreding) -> Besluit:
    besluit = Besluit.objects.filter(
        voorstel__overtreding=overtreding,
        voorstel__vervallen_op__isnull=True,
        uitkomst=Besluit.Uitkomst.OPGELEGD,
    )
    gevonden = besluit.select_related("voorstel__partner", "voorstel__uitkering__regime", "horing").first()
    if gevonden is None or overtreding.stand != Overtreding.Stand.OPGELEGD:
        raise NietToegestaan("Er is geen besluit waarover een brief kan gaan.")
    return gevonden


def _wat_er_gebeurde(overtreding: Overtreding) -> str:
    return (
        f"Deze brief gaat over {_dag(overtreding.op)}. {overtreding.wat.strip()}\n"
        f"Uw plicht is: {overtreding.soort.plicht}"
    )


def _wat_u_vertelde(besluit: Besluit) -> str:
    horing = besluit.horing
    assert horing is not None  # a constraint: no measure without a hearing
    dag = _dag(timezone.localdate(horing.op))
    if horing.afgezien:
        return f"Op {dag} zei u dat u niet wilde reageren."
    return f"Op {dag} vertelde u wat er volgens u gebeurde. Dat hebben wij gelezen en meegewogen."


def _wat_wij_besluiten(voorstel: Voorstel, besluit: Besluit) -> str:
    assert besluit.vanaf is not None  # a constraint: a measure has a first day
    wat = in_woorden(voorstel.percentage, voorstel.maanden)
    begin = f"Wij besluiten: {wat}."
    if not voorstel.is_waarschuwing:
        begin = f"Wij besluiten: vanaf {_dag(besluit.vanaf)} krijgt u {wat} ({voorstel.uitkering.regime})."
    beleid = voorstel.beleidsregel.beleid
    regels = f"Wij volgen de regels van {voorstel.partner}: {beleid.bron}."
    return f"{begin}\nWaarom: {besluit.reden.strip()}\n{regels}"


def _dag(dag: object) -> str:
    return date_format(dag, "j F Y")  # type: ignore[arg-type]  # the stubs leave dates out
