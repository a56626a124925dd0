"""What stands beside the form of one milestone: evidence, remarks, its lists and its own figures."""

from collections import Counter
from typing import Any

from keten.models import Locatie
from landkaart import eisen, gegevens, meten, onderdelen, werkplekken
from landkaart.dienstconcepten import MET_CONCEPT
from landkaart.invulbeeld import regels
from landkaart.models import Bewijs, Concept, Deelname, Mijlpaal, Opmerking
from landkaart.peilingen import klantmeting


def beeld(locatie: Locatie, mijlpaal: Mijlpaal) -> dict[str, Any]:
    """What stands beside the form of one milestone."""
    regel = next(rij for rij in regels(locatie) if rij.mijlpaal.pk == mijlpaal.pk)
    opmerkingen = list(
        Opmerking.objects.filter(locatie=locatie, mijlpaal=mijlpaal).select_related(
            "door__gebruiker", "beantwoord_door__gebruiker"
        )[:20]
    )
    gevonden: dict[str, Any] = {
        "regel": regel,
        "bewijzen": list(
            Bewijs.objects.filter(locatie=locatie, mijlpaal=mijlpaal, ingetrokken_op=None).select_related(
                "door__gebruiker", "conceptversie"
            )
        ),
        "opmerkingen": opmerkingen,
        "beantwoord": [opmerking for opmerking in opmerkingen if opmerking.beantwoord_op],
        "lijsten": [
            (lijst, onderdelen.regels(lijst, locatie, mijlpaal)) for lijst in onderdelen.lijsten_van(mijlpaal)
        ],
        "gegevens": gegevens.in_woorden(mijlpaal.nummer, regel.score.gegevens) if regel.score else [],
    }
    if mijlpaal.regio_id is None:
        gevonden |= _eigen_cijfers(locatie, mijlpaal, regel.concept)
    return gevonden


def _eigen_cijfers(locatie: Locatie, mijlpaal: Mijlpaal, concept: Concept | None) -> dict[str, Any]:
    """Figures that only one milestone has."""
    if mijlpaal.nummer == 1:
        return _deelname(locatie)
    if mijlpaal.nummer in MET_CONCEPT:
        return {"schrijft_concept": True}
    if mijlpaal.nummer == 12:
        begonnen = gegevens.datum(concept.gegevens, "begonnen_op") if concept else None
        return {
            "in_teams": [meten.klanten_in_teams(locatie), meten.medewerkers_in_teams(locatie)],
            "voorstel": eisen.voorstel_teams(locatie, begonnen),
        }
    if mijlpaal.nummer == 13:
        return {
            "groepen": werkplekken.groepen(locatie),
            "vier_rechten": [n for n, _recht in werkplekken.VIER_RECHTEN],
        }
    if mijlpaal.nummer == 14:
        return {"klantmeting": klantmeting.van(locatie)}
    return {}


def _deelname(locatie: Locatie) -> dict[str, Any]:
    """How many municipalities take part in which way, and which are missing from the list (L-33)."""
    bekend = meten.deelnemers(locatie)
    aantallen = Counter(rij.vorm for rij in bekend.values())
    return {
        "instroom": meten.instroom(locatie),
        "vormen": [(vorm.label, aantallen[vorm]) for vorm in Deelname.Vorm if aantallen[vorm]],
        "ontbrekend": [str(g) for g in meten.gemeenten(locatie) if g.pk not in bekend],
    }
