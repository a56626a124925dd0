"""A management team with one member of each partner, and a plan that lacks nothing."""

import datetime
from decimal import Decimal
from typing import Any

from keten.models import Ketenpartner, Locatie, Medewerker
from keten.tijd import vandaag
from landkaart.jaarplan import acties, doelen, plannen, vaststellen
from landkaart.models import Indicatorwaarde, Jaarplan, Jaarplandoel, Planakkoord
from tests.fabriek import MedewerkerFabriek

TEKST = {
    "visie": "Werk gaat voor een uitkering.",
    "ambities": "Minder mensen langs de kant.",
    "doelgroepen": "Jongeren zonder diploma.",
    "dienstverlening": "Eén contactpersoon per klant.",
}
PREVENTIE = "preventiequote"


def mt(locatie: Locatie) -> list[Medewerker]:
    """One member of each partner, in the order CWI, UWV, municipality."""
    nu = Ketenpartner.objects.geldig_op(vandaag()).filter(locaties=locatie)
    partners = sorted(nu, key=lambda partner: ("cwi", "uwv", "gemeente").index(partner.kolom))
    return [
        MedewerkerFabriek(
            naam=f"MT {partner.kolom} {locatie.code}",
            partner=partner,
            rollen=["mt_lid"],
            locaties=[locatie],
        )
        for partner in partners
    ]


def gemeten(locatie: Locatie, maand: datetime.date, procent: float, **anders: Any) -> Indicatorwaarde:
    """A stored figure: so many percent of 1,000."""
    velden = {"indicator": PREVENTIE, "telt": round(procent * 10), "van": 1000, "mensen": 1000} | anders
    return Indicatorwaarde.objects.create(locatie=locatie, maand=maand, **velden)


def doelvelden(plan: Jaarplan, eigenaar: Medewerker, **anders: Any) -> dict[str, Any]:
    """A goal of which nothing lacks: from 40 to 60 percent."""
    return {
        "doelstelling": "Meer mensen aan het werk zonder uitkering",
        "indicator": PREVENTIE,
        "uitsplitsing": "",
        "groep": "",
        "nulwaarde": Decimal(40),
        "nul_op": plan.eerste - datetime.timedelta(days=1),
        "nul_reden": "Uit het oude systeem",
        "streefwaarde": Decimal(60),
        "op": plan.laatste,
        "eigenaar": eigenaar,
        "portefeuille": None,
        "regiodoel": None,
        **anders,
    }


def plan_met_doel(
    locatie: Locatie, door: Medewerker, *, jaar: int | None = None, uitvoerder: Medewerker | None = None
) -> tuple[Jaarplan, Jaarplandoel]:
    """A draft with texts, a goal and an action."""
    plan = plannen.begin(locatie=locatie, jaar=jaar or vandaag().year, door=door)
    plan = plannen.schrijf(plan=plan, versie=plan.versie, dienstconcepten=[], door=door, **TEKST)
    doel = doelen.stel(plan=plan, door=door, **doelvelden(plan, door))
    acties.voeg_actie_toe(
        doel=doel,
        omschrijving="Bel elke nieuwe klant binnen een dag",
        eigenaar=uitvoerder or door,
        uiterlijk=plan.laatste,
        door=door,
    )
    return plan, doel


def teken(plan: Jaarplan, lid: Medewerker, **anders: Any) -> Planakkoord:
    """Agree for one's own partner."""
    velden: dict[str, Any] = {"niveau": "lokaal", "stand": "akkoord", "toelichting": ""} | anders
    plan.refresh_from_db()
    return vaststellen.teken(plan=plan, partner=lid.partner, ronde=plan.ronde, door=lid, **velden)


def stel_vast(plan: Jaarplan, leden: list[Medewerker]) -> Jaarplan:
    """Put a plan before the partners, who all agree."""
    vaststellen.leg_voor(plan=plan, door=leden[0])
    for lid in leden:
        teken(plan, lid)
    plan.refresh_from_db()
    return plan
