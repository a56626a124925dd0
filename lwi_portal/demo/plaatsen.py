"""Which locations take part, and how many clients each has."""

from random import Random

from keten.models import Arbeidsmarktregio, Ketenpartner, Locatie, Team

EERST = ("apeldoorn", "gouda", "heerlen", "franeker", "heerenveen", "rotterdam-schiekade")
MEEST = 124  # the number of locations in the research of IWI (Integrale dienstverlening, 2008)
_DRUKTE = {"apeldoorn": 1.4}


def kies_locaties(aantal: int) -> list[Locatie]:
    """The locations of the sources first, and behind those invented ones, marked as such.

    Args:
        aantal: 1 to `MEEST`.
    """
    echt = {
        locatie.code: locatie for locatie in Locatie.objects.filter(voorbeeld=False).select_related("regio")
    }
    volgorde = [code for code in EERST if code in echt] + sorted(set(echt) - set(EERST))
    gekozen = [echt[code] for code in volgorde[:aantal]]
    return gekozen + [_verzin_locatie(nummer) for nummer in range(len(gekozen) + 1, aantal + 1)]


def verdeel(klanten: int, locaties: list[Locatie]) -> list[int]:
    """How many clients each location gets; together exactly as many as asked."""
    gewichten = [_DRUKTE.get(locatie.code, 1.0) for locatie in locaties]
    aantallen = [int(klanten * gewicht / sum(gewichten)) for gewicht in gewichten]
    for nummer in range(klanten - sum(aantallen)):
        aantallen[nummer % len(aantallen)] += 1
    return aantallen


def _verzin_locatie(nummer: int) -> Locatie:
    """A location that does not exist, in a region that does, with partners of its own."""
    code = f"voorbeeld-{nummer:03}"
    bestaand: Locatie | None = Locatie.objects.filter(code=code).select_related("regio").first()
    if bestaand is not None:
        return bestaand
    regios = list(Arbeidsmarktregio.objects.order_by("code"))
    locatie = Locatie.objects.create(
        code=code,
        naam=f"Werkplein Voorbeeld {nummer}",
        plaats=f"Voorbeeldstad {nummer}",
        regio=Random(code).choice(regios),
        voorbeeld=True,
        bron="Bedacht voor de demonstratie",
    )
    gemeente = Ketenpartner.objects.create(
        code=f"gemeente-{code}",
        naam=f"gemeente Voorbeeldstad {nummer}",
        kolom=Ketenpartner.Kolom.GEMEENTE,
        bron="Bedacht voor de demonstratie",
    )
    locatie.partners.set([gemeente, *Ketenpartner.objects.filter(code__in=("cwi", "uwv-werkbedrijf", "uwv"))])
    Team.objects.bulk_create(
        [
            Team(locatie=locatie, naam="Team werkzoekenden"),
            Team(locatie=locatie, naam="Team werkgevers", soort=Team.Soort.WERKGEVERS),
        ]
    )
    return locatie
