"""The work plan on paper: a tagged PDF with the location as sender, made when somebody asks for it (K-55)."""

import json
import logging
import unicodedata
from pathlib import Path
from typing import Any, Literal

import typst
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from diagnose import planblad
from diagnose.models import Activiteit, Werkplan
from keten.models import Locatie, Medewerker
from keten.rechten import Rol
from klanten.models import Klant

log = logging.getLogger(__name__)

_MAP = Path(__file__).parent / "typst"
_STANDEN = {
    Werkplan.Stand.CONCEPT: "Concept",
    Werkplan.Stand.VOORGESTELD: "Voorstel",
    Werkplan.Stand.BEVESTIGD: "Afgesproken",
    Werkplan.Stand.VERVANGEN: "Vervangen door een nieuwe versie",
}


def maak(plan: Werkplan) -> bytes:
    """Typeset one version. It holds no BSN, no route and no kwadrant (D-07)."""
    klant = Klant.objects.select_related("locatie", "beeld__contactpersoon__partner").get(pk=plan.klant_id)
    gegevens = json.dumps(_schoon(_gegevens(plan, klant)))
    try:
        return _zet(gegevens, norm="ua-1")
    except typst.TypstError as fout:
        # The standard forbids characters without a shape, such as an emoji; the PDF stays tagged without it.
        log.warning("work plan %s is not PDF/UA: %s", plan.pk, type(fout).__name__)
        return _zet(gegevens, norm=None)


def bestandsnaam(plan: Werkplan, klant: Klant) -> str:
    """The name under which a browser keeps it; says nothing about who the client is."""
    return f"werkplan-{klant.klantnummer}-v{plan.nummer}.pdf"


def _zet(gegevens: str, *, norm: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        _MAP / "werkplan.typ",
        root=settings.BASE_DIR,
        format="pdf",
        font_paths=[_MAP],
        ignore_system_fonts=True,
        sys_inputs={"gegevens": gegevens},
        pdf_standards=norm,
    )


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
        "locatie": _afzender(klant.locatie),
        "doel": plan.doel,
        "sterk": plan.diagnose.mogelijkheden if plan.diagnose else "",
        "afspraken": plan.afspraken,
        "wens": plan.wens_klant,
        "activiteiten": [_stap(nr, regel.activiteit) for nr, regel in enumerate(blad.regels, start=1)],
        "contactpersoon": _persoon(klant.beeld.contactpersoon),
        "akkoord": _akkoord(plan, klant),
    }


def _afzender(locatie: Locatie) -> dict[str, Any]:
    regels = [locatie.adres or locatie.plaats, locatie.telefoon, locatie.email]
    return {"naam": locatie.naam, "regels": [regel for regel in regels if regel]}


def _stap(nummer: int, activiteit: Activiteit) -> dict[str, str]:
    begin = date_format(activiteit.begin, "j b Y")
    einde = f" tot en met {date_format(activiteit.einde, 'j b Y')}" if activiteit.einde else ""
    return {
        "nummer": str(nummer),
        "wat": activiteit.omschrijving,
        "uitvoerder": str(activiteit.uitvoerder),
        "financier": str(activiteit.financier),
        "wanneer": f"{'' if einde else 'vanaf '}{begin}{einde}",
        "stand": activiteit.get_stand_display(),
    }


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
    partijen = [_partij(str(coach), f"{coach.partner}, akkoord op {_dag(plan.akkoord_coach_op)}")]
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


def _schoon(waarde: Any) -> Any:
    """Without control characters, which no font can show; ends of lines stay."""
    if isinstance(waarde, dict):
        return {naam: _schoon(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_schoon(deel) for deel in waarde]
    if isinstance(waarde, str):
        regels = waarde.replace("\r\n", "\n")
        return "".join(t for t in regels if t == "\n" or unicodedata.category(t) not in ("Cc", "Cs", "Cn"))
    return waarde
