"""Placements with their aftercare, promises, a market plan and what else steers the work for employers.

Set-based; all of it is made up.
"""

import datetime
from itertools import cycle
from random import Random

from keten.models import Medewerker, Team
from keten.rechten import Rol
from klanten.models import Clientbeeld
from klanten.nazorg import meetdag
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.werkgevers import PETRAS_BEDRIJF
from werkgevers.models import (
    Arbeidsmarktbestand,
    Arbeidsmarktcijfer,
    Leveringsafspraak,
    Marktplan,
    Marktplanregel,
    Nazorgmoment,
    Plaatsing,
    Plaatsingssteun,
    Pool,
    Poollid,
    Project,
    Projectdeelname,
    Samenwerkingsafspraak,
    Sector,
    Steunmaatregel,
    Streefcijfer,
    Teamdeelnemer,
    Uitlening,
    Vacature,
    Voordracht,
    Werkgever,
)

_STOPREDENEN = ("Het werk was te zwaar.", "De reis was te lang.", "Het contract werd niet verlengd.")
_UITKOMSTEN = ("loopt", "werk", "loopt", "opleiding", "gestopt")
_WEKEN = (1, 4, 12)
_VERSLAGEN = (
    "De nieuwe collega doet het goed en komt op tijd.",
    "Het inwerken kost meer tijd. Een jobcoach zou helpen.",
    "De werkgever wil over een vast contract praten.",
)
_BELOFTEN = (
    ("Twee kandidaten voor de keuken", 2),
    ("Antwoord over een proefplaatsing", None),
    ("Vijf mensen voor de drukke weken", 5),
    ("Een gesprek over subsidies", None),
    ("Drie kandidaten met rijbewijs", 3),
)
_PLAN = (
    ("q", 1, 60, "Veel klanten zoeken werk in de zorg, en de vraag groeit."),
    ("g", 1, 40, "Winkels vragen weinig ervaring. Goed voor mensen die opnieuw beginnen."),
    ("h", 2, 25, "Veel vacatures voor chauffeurs en in het magazijn."),
    ("f", 2, 20, "Tekort aan vakmensen. Leren en werken tegelijk."),
    ("i", 3, 10, "Werk in het seizoen."),
)
_REGIO = (("q", 61000, 1450, 2100), ("g", 48000, 980, 3200), ("h", 21000, 610, 900), ("f", 26000, 720, 700))


def vul_locatie(plek: Plek) -> int:
    """Make all of it for a location; returns how many rows were added."""
    rng = Random(f"sturen:{plek.locatie.code}")
    mensen = list(plek.locatie.medewerkers.order_by("gebruiker__email"))
    accountmanagers = [m for m in mensen if Rol.ACCOUNTMANAGER in m.rollen]
    if not accountmanagers:
        return 0
    rijen = _plaats(plek, rng, accountmanagers)
    rijen += _beloof(plek, rng, accountmanagers)
    mt = next((m for m in mensen if Rol.MT_LID in m.rollen), None)
    if mt is not None:
        rijen += _maak_plan(plek, mt, accountmanagers[0])
    if plek.locatie.code == "apeldoorn":
        rijen += _werk_samen(plek, rng, accountmanagers[0])
    return rijen


def _plaats(plek: Plek, rng: Random, accountmanagers: list[Medewerker]) -> int:
    """The placements of candidates whom employers hired, some of whom stopped."""
    aangenomen = Voordracht.objects.filter(locatie=plek.locatie, stand=Voordracht.Stand.GEPLAATST)
    plaatsingen: list[Plaatsing] = []
    partners: list[list[int]] = []
    for nummer, voordracht in enumerate(aangenomen.select_related("vacature").order_by("pk")):
        gids = accountmanagers[nummer % len(accountmanagers)]
        plaatsing = _plaatsing(plek, rng, voordracht, gids, nummer)
        if plaatsing is not None:
            plaatsingen.append(plaatsing)
            verwerver = voordracht.vacature.partner_id
            partners.append(sorted({voordracht.partner_id, verwerver or voordracht.partner_id}))
    Plaatsing.objects.bulk_create(plaatsingen)
    door_tabel = Plaatsing.partners.through
    telt = [
        door_tabel(plaatsing_id=plaatsing.pk, ketenpartner_id=partner)
        for plaatsing, wie in zip(plaatsingen, partners, strict=True)
        for partner in wie
    ]
    door_tabel.objects.bulk_create(telt)
    steun = Plaatsingssteun.objects.bulk_create(_steun(plek, rng, plaatsingen))
    nazorg = Nazorgmoment.objects.bulk_create(_nazorg(plek, rng, plaatsingen))
    return len(plaatsingen) + len(telt) + len(steun) + len(nazorg)


def _plaatsing(
    plek: Plek, rng: Random, voordracht: Voordracht, gids: Medewerker, nummer: int
) -> Plaatsing | None:
    if voordracht.antwoord_op is None:
        return None
    begint = open_dag(voordracht.antwoord_op.date() + rng.randint(3, 12) * DAG)
    meting = meetdag(plek.locatie, begint)
    plaatsing = Plaatsing(
        voordracht=voordracht,
        vacature=voordracht.vacature,
        werkgever_id=voordracht.vacature.werkgever_id,
        klant_id=voordracht.klant_id,
        locatie=plek.locatie,
        begint_op=begint,
        eindigt_op=begint + 365 * DAG if nummer % 3 else None,
        uren=voordracht.vacature.uren_min,
        meetdag=meting,
        door=gids,
        vastgelegd_op=voordracht.antwoord_op,
    )
    stopt = begint + rng.randint(10, 150) * DAG
    if nummer % 5 == 2 and stopt < plek.vandaag:
        plaatsing.gestopt_op, plaatsing.stopreden = stopt, _STOPREDENEN[nummer % len(_STOPREDENEN)]
        plaatsing.duurzaam, plaatsing.gemeten_op = stopt >= meting, stopt
    elif meting <= plek.vandaag and nummer % 4:
        plaatsing.duurzaam, plaatsing.gemeten_op = True, meting
    return plaatsing


def _steun(plek: Plek, rng: Random, plaatsingen: list[Plaatsing]) -> list[Plaatsingssteun]:
    """A subsidy at every second placement, some about to end, and help at every third."""
    per_code = {maatregel.code: maatregel for maatregel in Steunmaatregel.objects.all()}
    subsidie, coach = per_code.get("loonkostensubsidie"), per_code.get("jobcoach")
    steun = []
    for nummer, plaatsing in enumerate(plaatsingen):
        if subsidie is not None and nummer % 2 == 0:
            einde = plaatsing.begint_op + 182 * DAG
            if nummer % 4 == 0 and plaatsing.gestopt_op is None:
                einde = max(plaatsing.begint_op, plek.vandaag) + rng.randint(5, 25) * DAG
            steun.append(_een_steun(plaatsing, subsidie, einde, 50))
        if coach is not None and nummer % 3 == 0:
            steun.append(_een_steun(plaatsing, coach, None, None))
    return steun


def _een_steun(
    plaatsing: Plaatsing, maatregel: Steunmaatregel, einde: datetime.date | None, percentage: int | None
) -> Plaatsingssteun:
    return Plaatsingssteun(
        plaatsing=plaatsing,
        maatregel=maatregel,
        percentage=percentage,
        begint_op=plaatsing.begint_op,
        eindigt_op=einde,
        door=plaatsing.door,
    )


def _nazorg(plek: Plek, rng: Random, plaatsingen: list[Plaatsing]) -> list[Nazorgmoment]:
    """What was said until now, and what comes; a few contacts are late."""
    klanten = [plaatsing.klant_id for plaatsing in plaatsingen]
    coaches = dict(Clientbeeld.objects.filter(klant__in=klanten).values_list("klant", "contactpersoon"))
    momenten = []
    for nummer, plaatsing in enumerate(plaatsingen):
        for week in _WEKEN:
            dag = open_dag(plaatsing.begint_op + 7 * week * DAG)
            for met, wie in (("werkgever", plaatsing.door_id), ("klant", coaches.get(plaatsing.klant_id))):
                momenten.append(_moment(plek, rng, plaatsing, met, wie, dag, laat=nummer % 6 == 1))
    return momenten


def _moment(
    plek: Plek,
    rng: Random,
    plaatsing: Plaatsing,
    met: str,
    wie: int | None,
    dag: datetime.date,
    *,
    laat: bool,
) -> Nazorgmoment:
    een = Nazorgmoment(plaatsing=plaatsing, met=met, gepland_op=dag, voor_id=wie)
    net_voorbij = laat and dag > plek.vandaag - 21 * DAG
    if plaatsing.gestopt_op is not None and dag > plaatsing.gestopt_op:
        een.vervallen_op = plaatsing.gestopt_op
    elif dag < plek.vandaag and wie is not None and not net_voorbij:
        een.gedaan_op, een.door_id = dag, wie
        een.uitkomst = "aandacht" if rng.random() < 0.2 else "goed"
        een.verslag = rng.choice(_VERSLAGEN)
    return een


def _beloof(plek: Plek, rng: Random, accountmanagers: list[Medewerker]) -> int:
    """Promises kept, broken, running and late; Petra has one that runs."""
    werkgevers = list(Werkgever.objects.lopend().filter(locatie=plek.locatie).order_by("pk")[:15])
    beloften = []
    for nummer, (werkgever, (wat, aantal)) in enumerate(zip(werkgevers, cycle(_BELOFTEN), strict=False)):
        gids = accountmanagers[nummer % len(accountmanagers)]
        dagen = rng.randint(2, 20) if nummer % 3 == 0 else -rng.randint(3, 90)
        belofte = Leveringsafspraak(
            werkgever=werkgever,
            locatie=plek.locatie,
            wat=wat,
            aantal=aantal,
            uiterlijk=open_dag(plek.vandaag + dagen * DAG),
            verantwoordelijke=gids,
            gemaakt_door=gids,
            gemaakt_op=moment(open_dag(plek.vandaag - 100 * DAG), 11),
        )
        if dagen < 0 and nummer % 7 != 4 and werkgever.naam != PETRAS_BEDRIJF:
            _rond_af(belofte, gids, gebroken=nummer % 5 == 1)
        beloften.append(belofte)
    return len(Leveringsafspraak.objects.bulk_create(beloften))


def _rond_af(belofte: Leveringsafspraak, gids: Medewerker, *, gebroken: bool) -> None:
    belofte.stand = Leveringsafspraak.Stand.GEBROKEN if gebroken else Leveringsafspraak.Stand.NAGEKOMEN
    belofte.afgerond_op, belofte.afgerond_door = belofte.uiterlijk, gids
    belofte.geleverd = None if belofte.aantal is None else belofte.aantal - int(gebroken)
    belofte.toelichting = "Er was te weinig aanbod met de goede ervaring." if gebroken else ""


def _maak_plan(plek: Plek, mt: Medewerker, gids: Medewerker) -> int:
    """The adopted plan of this year, and what location and accountmanager aim at."""
    jaar = plek.vandaag.year
    plan = Marktplan.objects.create(
        locatie=plek.locatie,
        jaar=jaar,
        toelichting="Voorbeeld. Eerst de sectoren waar veel van onze klanten werk zoeken.",
        stand=Marktplan.Stand.VASTGESTELD,
        vastgesteld_op=datetime.date(jaar, 1, 1),
        vastgesteld_door=mt,
    )
    sectoren = {sector.code: sector for sector in Sector.objects.all()}
    regels = Marktplanregel.objects.bulk_create(
        Marktplanregel(
            plan=plan, sector=sectoren[code], prioriteit=prioriteit, contacten=contacten, waarom=waarom
        )
        for code, prioriteit, contacten, waarom in _PLAN
        if code in sectoren
    )
    doelen = Streefcijfer.objects.bulk_create(
        Streefcijfer(locatie=plek.locatie, jaar=jaar, soort=soort, aantal=aantal, medewerker=wie)
        for soort, aantal, wie in (
            ("vacatures", 120, None),
            ("plaatsingen", 60, None),
            ("vacatures", 40, gids),
            ("plaatsingen", 20, gids),
        )
    )
    return 1 + len(regels) + len(doelen)


def _werk_samen(plek: Plek, rng: Random, gids: Medewerker) -> int:
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
