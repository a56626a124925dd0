"""Who may make a ketenjaarplan, and who speaks for which partner (X-05, X-50)."""

from collections import defaultdict

from keten.fouten import RechtOntbreekt
from keten.models import Arbeidsmarktregio, Ketenpartner, Locatie, Medewerker
from keten.rechten import Recht, rechten_van
from keten.tijd import vandaag
from landkaart.bestuur.vertegenwoordigers import sprekend


def eis_mt(door: Medewerker, locatie: Locatie) -> None:
    """Refuse who is not in the management team of a location.

    Raises:
        RechtOntbreekt: the role does not give it, or this person works elsewhere.
    """
    if Recht.JAARPLAN not in rechten_van(door.rollen) or not door.werkt_op(locatie):
        raise RechtOntbreekt(f"Alleen het MT van {locatie} werkt aan dit plan.")


def eis_regio(door: Medewerker, regio: Arbeidsmarktregio) -> None:
    """Refuse who does not keep the goals of a region.

    Raises:
        RechtOntbreekt: the role does not give it, or this person works in another region.
    """
    rechten = rechten_van(door.rollen)
    overal = Recht.LANDELIJK in rechten
    if Recht.REGIODOELEN not in rechten or not (overal or door.locaties.filter(regio=regio).exists()):
        raise RechtOntbreekt(f"U legt geen doelen van {regio} vast.")


def partners(locatie: Locatie) -> list[Ketenpartner]:
    """The partners that must agree: all that work at the location now."""
    return list(locatie.partners.geldig_op(vandaag()).order_by("kolom", "naam"))


def namens(door: Medewerker, locatie: Locatie) -> list[Ketenpartner]:
    """For which partners somebody may sign.

    Where the location says who represents a partner in its management team, that person or the deputy does;
    where it does not, anyone of the partner who is in the management team.
    """
    if Recht.JAARPLAN not in rechten_van(door.rollen) or not door.werkt_op(locatie):
        return []
    aangewezen: defaultdict[int, set[int]] = defaultdict(set)
    for partner, medewerker in sprekend(locatie).values_list("partner", "medewerker"):
        aangewezen[partner].add(medewerker)
    return [
        partner
        for partner in partners(locatie)
        if (door.pk in aangewezen[partner.pk] if partner.pk in aangewezen else door.partner_id == partner.pk)
    ]
