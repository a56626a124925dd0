"""Where the pages of the third floor are that ask for more than a client, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from diagnose.models import (
    Afname,
    Duogesprek,
    InstrumentRegime,
    Kanstabel,
    MedischAdvies,
    Regelvraag,
    Simulatie,
    Toetsversie,
    Voortgangscheck,
    WerkFirstPlaatsing,
)
from keten.models import Regelconcept, Regelversie
from keten.tijd import vandaag


def _concept() -> dict[str, Any]:
    return {"pk": Regelconcept.objects.get(locatie__code="apeldoorn").pk}


def _simulatie() -> dict[str, Any]:
    return {"pk": Simulatie.objects.filter(locatie__code="apeldoorn").earliest("pk").pk}


def _geplande_regel() -> dict[str, Any]:
    eigen = Regelversie.objects.filter(regelset__locatie__code="apeldoorn", geldig_van__gt=vandaag())
    return {"pk": eigen.earliest("pk").pk}


def _voortgangscheck() -> dict[str, Any]:
    wacht = Voortgangscheck.objects.filter(klant__locatie__code="apeldoorn", beslist_op__isnull=True)
    check = wacht.select_related("klant").earliest("pk")
    return {"pk": check.pk, "klantnummer": check.klant.klantnummer}


def _kanstabel() -> dict[str, Any]:
    return {"pk": Kanstabel.objects.get(locatie=None).pk}


def _instrument() -> dict[str, Any]:
    return {"code": "taalcafe-voorbeeld"}


def _regime() -> dict[str, Any]:
    return {"pk": InstrumentRegime.objects.get(instrument__code="work-first-stage", regime__code="ww").pk}


def _vraag(*, open_: bool) -> dict[str, Any]:
    return {"pk": Regelvraag.objects.filter(beantwoord_op__isnull=open_).earliest("pk").pk}


def _werkfirst() -> dict[str, Any]:
    hier = WerkFirstPlaatsing.objects.lopend().filter(klant__locatie__code="apeldoorn", verlengd_van=None)
    plaatsing = hier.select_related("klant").earliest("pk")
    return {"pk": plaatsing.pk, "klantnummer": plaatsing.klant.klantnummer}


def _medisch_advies() -> dict[str, Any]:
    hier = MedischAdvies.objects.filter(klant__locatie__code="apeldoorn")
    return {"pk": hier.filter(stand=MedischAdvies.Stand.GEVRAAGD).earliest("pk").pk}


def _duogesprek() -> dict[str, Any]:
    gesprek = Duogesprek.objects.select_related("klant").get(klant__locatie__code="apeldoorn")
    return {"pk": gesprek.pk, "klantnummer": gesprek.klant.klantnummer}


def _toets() -> dict[str, Any]:
    afname = Afname.objects.filter(
        klant__locatie__code="apeldoorn", stand="afgerond", toets__handhaving=False
    )
    eerste = afname.select_related("klant").earliest("pk")
    return {"pk": eerste.pk, "klantnummer": eerste.klant.klantnummer}


def _eigen_toets() -> dict[str, Any]:
    wacht = Afname.objects.open().filter(klant__locatie__code="apeldoorn", klant__gebruiker__isnull=False)
    return {"pk": wacht.filter(voor_klant=True).earliest("pk").pk}


def _vragenlijst() -> dict[str, Any]:
    return {"code": "zoekgedrag", "pk": Toetsversie.objects.get(locatie__code="apeldoorn").pk}


DIAGNOSEADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "diagnose:duogesprek": _duogesprek,
    "diagnose:duogesprek_stoppen": _duogesprek,
    "diagnose:routeervoorwaarde": lambda: {"soort": "training"},
    "diagnose:toets": _toets,
    "diagnose:mijn_toets": _eigen_toets,
    "diagnose:vragenlijst": lambda: {"code": "motivatie"},
    "diagnose:vragenlijst_nieuw": lambda: {"code": "motivatie"},
    "diagnose:vragenlijst_voorbeeld": _vragenlijst,
    "diagnose:vragenlijst_intrekken": _vragenlijst,
    "diagnose:kanstabel": _kanstabel,
    "diagnose:kanstabel_bestand": _kanstabel,
    "diagnose:kanstabel_intrekken": _kanstabel,
    "diagnose:instrument_wijzigen": _instrument,
    "diagnose:instrument_sluiten": _instrument,
    "diagnose:instrument_plaatsen": _instrument,
    "diagnose:regime": _regime,
    "diagnose:standpunt_nieuw": _regime,
    "diagnose:regelvraag": lambda: _vraag(open_=False),
    "diagnose:regelvraag_antwoord": lambda: _vraag(open_=True),
    "diagnose:regelconcept": _concept,
    "diagnose:regelconcept_wijzigen": _concept,
    "diagnose:regelconcept_vaststellen": _concept,
    "diagnose:regelversie_intrekken": _geplande_regel,
    "diagnose:simulatie": _simulatie,
    "diagnose:simulatie_erbij": _simulatie,
    "diagnose:simulatie_eraf": _simulatie,
    "diagnose:voortgangscheck": _voortgangscheck,
    "diagnose:werkfirst_plaatsing": _werkfirst,
    "diagnose:werkfirst_wijzigen": _werkfirst,
    "diagnose:werkfirst_verlengen": _werkfirst,
    "diagnose:werkfirst_beeindigen": _werkfirst,
    "diagnose:medisch_advies": _medisch_advies,
}
