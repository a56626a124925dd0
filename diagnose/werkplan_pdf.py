"""The work plan on paper: a tagged PDF with the location as sender, made when somebody asks for it (K-55)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from diagnose import planblad
from diagnose.models import Activiteit, Werkplan
from diagnose.planblad import Planblad, Regel
from keten import papier
from keten.models import Medewerker
from keten.rechten import Rol
from klanten.models import Klant

_SJABLOON = Path(__file__).parent / "typst" / "werkplan.typ"
_STANDEN = {
    Werkplan.Stand.CONCEPT: "Concept",
    Werkplan.Stand.VOORGESTELD: "Voorstel",
    Werkplan.Stand.BEVESTIGD: "Afgesproken",
    Werkplan.Stand.VERVANGEN: "Vervangen door een nieuwe versie",
}


def maak(plan: Werkplan) -> bytes:
    """Typeset one version. It holds no BSN, no route and no kwadrant (D-07)."""
    klant = Klant.objects.select_related("locatie", "beeld__contactpersoon__partner").get(pk=plan.klant_id)
    with override(settings.LANGUAGE_CODE):  # the sheet itself is in Dutch
        return papier.zet(_SJABLOON, _gegevens(plan, klant))


def bestandsnaam(plan: Werkplan, klant: Klant) -> str:
    """The name under which a browser keeps it; says nothing about who the client is."""
    return f"werkplan-{klant.klantnummer}-v{plan.nummer}.pdf"


def _gegevens(plan: Werkplan, klant: Klant) -> dict[str, Any]:
    nummer = str(klant.klantnummer)
    blad = planblad.lees(plan, klant)
    return {
        "titel": f"Werkplan van {klant.aanspreeknaam}",
        "klantnummer": f"{nummer[:-4]} {nummer[-4:]}",
        "nummer": str(plan.nummer),
        "datum": _dag(plan.akkoord_klant_op or plan.akkoord_coach_op or plan.gemaakt_op),
        "gemaakt": _dag(timezone.now()),
        "stand": _STANDEN[Werkplan.Stand(plan.stand)],
        "locatie": papier.afzender(klant.locatie),
        "doel": plan.doel,
        "sterk": plan.diagnose.mogelijkheden if plan.diagnose else "",
        "afspraken": plan.afspraken,
        "wens": plan.wens_klant,
        "activiteiten": [in_regel(nr, regel) for nr, regel in enumerate(blad.regels, start=1)],
        "verplichtingen": _verplichtingen(blad),
        "contactpersoon": _persoon(klant.beeld.contactpersoon),
        "akkoord": _akkoord(plan, klant),
    }


def in_regel(nummer: int, regel: Regel) -> dict[str, str]:
    """One activity as a row on paper; a step between which the client still chooses says so."""
    activiteit = regel.activiteit
    begin = date_format(activiteit.begin, "j b Y")
    einde = f" tot en met {date_format(activiteit.einde, 'j b Y')}" if activiteit.einde else ""
    betaalt_mee = f" en {activiteit.medefinancier}" if activiteit.medefinancier else ""
    return {
        "nummer": str(nummer),
        "wat": activiteit.omschrijving,
        "uitvoerder": activiteit.leverancier or str(activiteit.uitvoerder),
        "financier": f"{activiteit.financier}{betaalt_mee}",
        "wanneer": f"{'' if einde else 'vanaf '}{begin}{einde}",
        "stand": "te kiezen" if regel.te_kiezen else activiteit.get_stand_display(),
    }


def _verplichtingen(blad: Planblad) -> list[dict[str, str]]:
    """What the steps ask of the client, and when the client agreed (K-49)."""
    stappen = [regel.activiteit for regel in blad.regels if regel.activiteit.verplichtingen]
    return [
        {
            "bij": stap.omschrijving,
            "tekst": stap.verplichtingen,
            "akkoord": f"Akkoord op {_dag(stap.verplichtingen_akkoord_op)}"
            if stap.verplichtingen_akkoord_op
            else "Nog geen akkoord",
        }
        for stap in stappen
        if stap.stand != Activiteit.Stand.NIET_GEKOZEN
    ]


def _persoon(medewerker: Medewerker | None) -> dict[str, Any] | None:
    if medewerker is None:
        return None
    rollen = ", ".join(str(Rol(rol).label) for rol in medewerker.rollen)
    bereik = [
        f"Telefoon {medewerker.telefoon}" if medewerker.telefoon else "",
        f"Bereikbaar {medewerker.bereikbaar}" if medewerker.bereikbaar else "",
    ]
    return {
        "naam": str(medewerker),
        "functie": medewerker.functie or rollen,
        "partner": str(medewerker.partner),
        "bereik": [regel for regel in bereik if regel],
    }


def _akkoord(plan: Werkplan, klant: Klant) -> dict[str, Any]:
    """Who agreed and when; where the client has not yet, room to sign."""
    coach = plan.akkoord_coach
    if coach is None:
        zin = "Dit plan is nog in de maak. Er is nog niets afgesproken."
        return {"zin": zin, "partijen": []}
    namens = f", namens {plan.akkoord_namens}" if plan.akkoord_namens else ""
    partijen = [_partij(str(coach), f"{coach.partner}{namens}, akkoord op {_dag(plan.akkoord_coach_op)}")]
    if plan.akkoord_klant_op is None:
        partijen.append(_partij(klant.naam, "Nog geen akkoord", tekenen=True))
        return {"zin": "Bent u het eens met dit plan? Zet dan uw handtekening.", "partijen": partijen}
    wanneer = f"Akkoord op {_dag(plan.akkoord_klant_op)}, {plan.get_akkoord_klant_wijze_display()}"
    partijen.append(_partij(klant.naam, wanneer))
    return {"zin": "U en uw contactpersoon zijn het eens over dit plan.", "partijen": partijen}


def _partij(wie: str, wanneer: str, *, tekenen: bool = False) -> dict[str, Any]:
    return {"wie": wie, "wanneer": wanneer, "tekenen": tekenen}


def _dag(moment: Any) -> str:
    return date_format(timezone.localdate(moment), "j F Y")
