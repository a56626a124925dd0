"""Which organisation and which skill can help best, as it follows from the diagnosis (D-08)."""

from diagnose import diagnosticeren, portfolio
from diagnose.models import Diagnose
from keten.models import Ketenpartner
from keten.tijd import vandaag
from klanten import toewijsvoorstel
from klanten.models import Klant
from klanten.toewijsvoorstel import Toewijsvoorstel

Koers, Kolom = Diagnose.Koers, Ketenpartner.Kolom

_COMPETENTIES = {
    "Q1": "bemiddelen naar werk",
    "Q2": "coachen op motivatie en zoekgedrag",
    "Q3": "scholing, omscholing en beroepskeuze",
    "Q4": "intensief en stap voor stap begeleiden",
}
_ZWAAR = "regie voeren als er veel tegelijk speelt"
_KOLOMMEN = {
    Koers.ZELF.value: Kolom.CWI,
    Koers.UWV.value: Kolom.UWV,
    Koers.GEMEENTE.value: Kolom.GEMEENTE,
    Koers.COACH_WW.value: Kolom.UWV,
}


def meld_aan() -> None:
    """Propose on the screen that appoints a contact person; called at start-up."""
    toewijsvoorstel.registreer(stel_voor)


def stel_voor(klant: Klant) -> Toewijsvoorstel | None:
    """Whom the last diagnosis points to; None without one, or while the partners still consult.

    Source: Samen doen we het zo (Monitorgroep 2005): from the diagnosis follows which employee or
    organisation, given the skills that are asked, can help the client best.
    """
    diagnose = diagnosticeren.laatste(klant)
    if diagnose is None or diagnose.koers in ("", Koers.TWIJFEL):
        return None
    kolom, waarom = _organisatie(klant, diagnose)
    zwaar = diagnose.kan_zoeken == Diagnose.KanZoeken.NEE
    competentie = _ZWAAR if zwaar else _COMPETENTIES[diagnose.kwadrant]
    reden = (
        "De klant kan nu geen werk zoeken door zware belemmeringen."
        if zwaar
        else f"Kwadrant {diagnose.kwadrant}: {diagnose.kwadrant_in_woorden}."
    )
    return Toewijsvoorstel(kolom, competentie, (f"Koers: {diagnose.get_koers_display()}.", waarom, reden))


def _organisatie(klant: Klant, diagnose: Diagnose) -> tuple[str, str]:
    """The organisation, and why in a sentence."""
    kolom = _KOLOMMEN.get(diagnose.koers)
    if kolom is None:
        betaalt = portfolio.lopende_uitkeringen(klant).select_related("partner").first()
        kolom = Kolom(betaalt.partner.kolom) if betaalt and betaalt.partner else Kolom.GEMEENTE
    hier = set(klant.locatie.partners.geldig_op(vandaag()).values_list("kolom", flat=True))
    if kolom not in hier and kolom == Kolom.CWI:
        kolom = Kolom.UWV  # since the merger UWV does what CWI did
    return kolom, f"Dat past bij een medewerker van {Kolom(kolom).label}."
