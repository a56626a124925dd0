"""Pools, projects, figures from outside and partners in a team of a location; all of it made up."""

from itertools import cycle
from random import Random

from keten.models import Medewerker, Team
from klanten.models import Clientbeeld
from lwi_portal.demo.dagen import DAG, moment
from lwi_portal.demo.plek import Plek
from werkgevers.models import (
    Arbeidsmarktbestand,
    Arbeidsmarktcijfer,
    Pool,
    Poollid,
    Project,
    Projectdeelname,
    Samenwerkingsafspraak,
    Sector,
    Teamdeelnemer,
    Uitlening,
    Vacature,
    Werkgever,
)

_REGIO = (("q", 61000, 1450, 2100), ("g", 48000, 980, 3200), ("h", 21000, 610, 900), ("f", 26000, 720, 700))


def werk_samen(plek: Plek, rng: Random, gids: Medewerker) -> int:
    """A pool, a project, lasting agreements, data of the region, and who works along with the team."""
    werkgevers = list(Werkgever.objects.lopend().filter(locatie=plek.locatie).order_by("pk")[:8])
    if len(werkgevers) < 4:
        return 0
    rijen = _maak_pool(plek, gids, werkgevers) + _maak_project(plek, rng, gids, werkgevers)
    afspraak = Samenwerkingsafspraak.objects.create(
        werkgever=werkgevers[0],
        locatie=plek.locatie,
        soort=Samenwerkingsafspraak.Soort.FUNCTIEAANPASSING,
        onderwerp="Huishoudelijk werk apart van de verzorging",
        inzet_werkgever="Haalt licht werk uit de functie van verzorgende en biedt een vaste begeleider.",
        inzet_keten="Zoekt acht mensen, betaalt de eerste cursus en komt elke maand langs.",
        doel="Acht mensen aan het werk, van wie zes na een half jaar nog.",
        adviseur=gids,
        van=plek.vandaag - 120 * DAG,
        gemaakt_door=gids,
    )
    afspraak.leveren.set(plek.partners[:3])
    return rijen + 1 + _laad_cijfers(plek) + _laat_meewerken(plek, gids)


def _maak_pool(plek: Plek, gids: Medewerker, werkgevers: list[Werkgever]) -> int:
    pool = Pool.objects.create(
        locatie=plek.locatie,
        naam="Techniekpool (voorbeeld)",
        vorm=Pool.Vorm.COLLEGIAAL,
        afspraken="Wie het rustig heeft, leent vakmensen uit. Het loon blijft gelijk.",
        beheerder=gids,
    )
    begin = plek.vandaag - 200 * DAG
    leden = Poollid.objects.bulk_create(
        Poollid(pool=pool, werkgever=werkgever, van=begin) for werkgever in werkgevers[:4]
    )
    uitgeleend = Uitlening.objects.bulk_create(
        Uitlening(
            pool=pool,
            persoon=persoon,
            van_werkgever=werkgevers[van],
            naar_werkgever=werkgevers[naar],
            van=begin + dagen * DAG,
            tot=begin + (dagen + duur) * DAG if duur else None,
            door=gids,
        )
        for persoon, van, naar, dagen, duur in (
            ("J.K., monteur", 0, 1, 20, 60),
            ("A.B., lasser", 1, 2, 90, 45),
            ("M.V., planner", 3, 0, 150, 0),
        )
    )
    return 1 + len(leden) + len(uitgeleend)


def _maak_project(plek: Plek, rng: Random, gids: Medewerker, werkgevers: list[Werkgever]) -> int:
    project = Project.objects.create(
        locatie=plek.locatie,
        naam="Winkel aan het werk (voorbeeld)",
        doel="Twintig mensen zonder startkwalificatie aan een baan in de winkel.",
        sector=Sector.objects.filter(code="g").first(),
        trekker=gids,
        van=plek.vandaag - 150 * DAG,
        resultaat="",
    )
    project.werkgevers.set(werkgevers[2:6])
    project.vacatures.set(Vacature.objects.open().filter(locatie=plek.locatie).order_by("pk")[:3])
    beelden = Clientbeeld.objects.filter(locatie=plek.locatie, contactpersoon__isnull=False)
    oud = beelden.filter(klant__aangemeld_op__lt=plek.vandaag - 40 * DAG).order_by("zoeknaam")
    wie = list(oud.values_list("klant", flat=True)[:40])
    deelnames = Projectdeelname.objects.bulk_create(
        Projectdeelname(
            project=project,
            klant_id=klant,
            van=plek.vandaag - 35 * DAG,
            uitkomst=uitkomst,
            beeindigd_op=None if uitkomst == "loopt" else plek.vandaag - 5 * DAG,
            door=gids,
        )
        for klant, uitkomst in zip(
            rng.sample(wie, min(9, len(wie))),
            cycle(("loopt", "werk", "loopt", "opleiding", "gestopt")),
            strict=False,
        )
    )
    return 1 + len(deelnames)


def _laad_cijfers(plek: Plek) -> int:
    bestand = Arbeidsmarktbestand.objects.create(
        naam="Regionale arbeidsmarkt",
        bron="Verzonnen cijfers voor de demonstratie",
        peildatum=plek.vandaag - 30 * DAG,
        regio=plek.locatie.regio,
        geladen_op=moment(plek.vandaag - 20 * DAG, 10),
        voorbeeld=True,
    )
    sectoren, jaar = dict(Sector.objects.values_list("code", "pk")), plek.vandaag.year
    cijfers = []
    for code, banen, vacatures, zoekers in _REGIO:
        waarden = [("banen", jaar, banen), ("vacatures", jaar, vacatures), ("aanbod", jaar, zoekers)]
        waarden += [("verwachte-vraag", jaar + op, vacatures + 60 * op) for op in (1, 2, 3)]
        cijfers += [
            Arbeidsmarktcijfer(
                bestand=bestand, sector_id=sectoren[code], soort=soort, jaar=in_jaar, aantal=aantal
            )
            for soort, in_jaar, aantal in waarden
            if code in sectoren
        ]
    return 1 + len(Arbeidsmarktcijfer.objects.bulk_create(cijfers))


def _laat_meewerken(plek: Plek, gids: Medewerker) -> int:
    team = Team.objects.lopend().filter(locatie=plek.locatie, soort=Team.Soort.WERKGEVERS).first()
    if team is None:
        return 0
    deelnemers = Teamdeelnemer.objects.bulk_create(
        Teamdeelnemer(
            team=team,
            organisatie=organisatie,
            soort=soort,
            bijdrage=bijdrage,
            van=plek.vandaag - 180 * DAG,
            door=gids,
        )
        for organisatie, soort, bijdrage in (
            ("Ondernemerskring Veluwe (voorbeeld)", "werkgevers", "Brengt werkgevers bij elkaar"),
            ("ROC Voorbeeld", "onderwijs", "Praktijkleren en bbl"),
            ("SW-bedrijf Voorbeeld", "sw", "Werkplekken met begeleiding"),
        )
    )
    return len(deelnemers)
