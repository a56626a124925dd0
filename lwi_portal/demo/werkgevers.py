"""Employers of a location, their people, who is their contact, and the contacts of all partners."""

import datetime
from dataclasses import dataclass
from random import Random

from keten.models import Gebruiker, Medewerker, Postcodegebied, Team
from keten.rechten import Rol
from keten.zoekterm import normaliseer
from lwi_portal.demo.bedrijven import Bedrijf, verzin_bedrijven
from lwi_portal.demo.dagen import DAG, open_dag, werkdag_na
from lwi_portal.demo.namen import verzin_naam
from lwi_portal.demo.plek import Plek
from werkgevers.dubbelen import kernnaam
from werkgevers.models import (
    Accountmanagerschap,
    Contactpersoon,
    Sector,
    Sectorteam,
    Specialist,
    Teamsector,
    Vestiging,
    Werkgever,
    Werkgeverscontact,
)

_AANTAL = {"apeldoorn": 60}
_ELDERS = 10
_ZORG = ("q", "p", "r")
_BEGIN = datetime.date(2026, 2, 2)  # since when the employer teams of the demonstration work
PETRA = "werkgever@lwi.example"
PETRAS_BEDRIJF = "Zorggroep Veluwezoom"

_ONDERWERPEN = {
    "kennismaking": ("Wat doet het werkplein", "Eerste kennismaking"),
    "acquisitie": ("Drukte in het najaar", "Personeel dat met pensioen gaat", "Nieuwe ploegendienst"),
    "vacature": ("Invulling van een vacature", "Eisen aan de functie"),
    "vraagbeinvloeding": ("Leerwerkplekken", "Kans voor mensen die lang thuis zijn", "Dreigend ontslag"),
    "relatie": ("Hoe gaat het met het bedrijf", "Jaargesprek"),
    "nazorg": ("Hoe gaat het met de nieuwe collega",),
}
_VERSLAGEN = (
    "De werkgever is tevreden over de laatste kandidaat en wil vaker gebeld worden.",
    "Door ziekte is er nu weinig tijd. Na de zomer opnieuw contact.",
    "Het bedrijf groeit. In het voorjaar komen er waarschijnlijk vier plekken bij.",
    "De werkgever vraagt om minder telefoontjes van verschillende organisaties.",
    "Er is belangstelling voor een leerwerkplek, als er begeleiding bij komt.",
)
_FUNCTIES = ("hoofd personeelszaken", "eigenaar", "bedrijfsleider", "planner")
_TOCH = ("Het gaat over een andere vestiging.", "De werkgever vroeg er zelf om.", "Afgestemd met de collega.")


@dataclass(frozen=True)
class _Team:
    """Who speaks employers at a location: accountmanagers first, and others of other partners."""

    accountmanagers: list[Medewerker]
    anderen: list[Medewerker]


def vul_locatie(plek: Plek) -> int:
    """Make the employers of a location; returns how many rows were added."""
    rng = Random(f"werkgevers:{plek.locatie.code}")
    team = _mensen(plek)
    werkgevers = _maak_werkgevers(plek, rng)
    rijen = len(werkgevers) + _maak_sectorteams(plek)
    rijen += _maak_vestigingen(plek, rng, werkgevers)
    personen = _maak_contactpersonen(plek, rng, werkgevers)
    rijen += len(personen) + _wijs_toe(plek, rng, werkgevers, team)
    rijen += _houd_contact(plek, rng, werkgevers, personen, team)
    return rijen


def _mensen(plek: Plek) -> _Team:
    mensen = list(plek.locatie.medewerkers.select_related("partner").order_by("gebruiker__email"))
    accountmanagers = [m for m in mensen if Rol.ACCOUNTMANAGER in m.rollen]
    anderen = [m for m in mensen if {Rol.MATCHMAKER, Rol.WERKCOACH} & set(m.rollen)][:6]
    return _Team(accountmanagers, anderen)


def _maak_werkgevers(plek: Plek, rng: Random) -> list[Werkgever]:
    bedrijven = list(verzin_bedrijven(rng, _AANTAL.get(plek.locatie.code, _ELDERS)))
    if plek.locatie.code == "apeldoorn":
        bedrijven[0] = Bedrijf(PETRAS_BEDRIJF, "q", 420, 34, "groei")
        bedrijven[-2:] = _dubbelen(bedrijven)
    sectoren = {sector.code: sector for sector in Sector.objects.all()}
    return Werkgever.objects.bulk_create(
        Werkgever(
            naam=bedrijf.naam,
            zoeknaam=normaliseer(bedrijf.naam),
            kernnaam=kernnaam(bedrijf.naam),
            kvk_nummer=_kvk(plek, nummer) if bedrijf.medewerkers else "",
            locatie=plek.locatie,
            sector=sectoren.get(bedrijf.sector),
            medewerkers=bedrijf.medewerkers,
            stadium=bedrijf.stadium,
            aandeel_55plus=bedrijf.ouder,
            voorbeeld=True,
            aangemaakt_op=open_dag(plek.vandaag - rng.randint(30, 600) * DAG),
        )
        for nummer, bedrijf in enumerate(bedrijven)
    )


def _dubbelen(bedrijven: list[Bedrijf]) -> list[Bedrijf]:
    """Two that somebody entered a second time, without KvK number and spelled in another way."""
    return [
        Bedrijf(een.naam.replace(" B.V.", "").replace("De ", "de ") + " BV", een.sector, None, None, "")
        for een in bedrijven[1:3]
    ]


def _kvk(plek: Plek, nummer: int) -> str:
    """A number that the Chamber of Commerce does not give: they do not begin with two noughts."""
    return f"00{(plek.locatie.pk * 100 + nummer + 1) % 1_000_000:06}"


def _maak_sectorteams(plek: Plek) -> int:
    """Two teams by sector in Apeldoorn, elsewhere one for everything."""
    locatie = plek.locatie
    team = Team.objects.lopend().filter(locatie=locatie, soort=Team.Soort.WERKGEVERS).first()
    if team is None:
        return 0
    sectoren = list(Sector.objects.all())
    begonnen = min(_BEGIN, plek.vandaag)
    algemeen = Sectorteam.objects.create(team=team, locatie=locatie, begonnen_op=begonnen)
    verdeling = dict.fromkeys((sector.code for sector in sectoren), algemeen)
    if locatie.code == "apeldoorn":
        zorg = Team.objects.create(
            naam="Team zorg en onderwijs", locatie=locatie, soort=Team.Soort.WERKGEVERS
        )
        zorg.leden.set(team.leden.all())
        verdeling |= dict.fromkeys(
            _ZORG, Sectorteam.objects.create(team=zorg, locatie=locatie, begonnen_op=begonnen)
        )
    return len(
        Teamsector.objects.bulk_create(
            Teamsector(sectorteam=verdeling[sector.code], locatie=locatie, sector=sector)
            for sector in sectoren
        )
    )


def _maak_vestigingen(plek: Plek, rng: Random, werkgevers: list[Werkgever]) -> int:
    gebieden = list(Postcodegebied.objects.filter(plaats=plek.locatie.plaats).order_by("cijfers"))
    vestigingen: list[Vestiging] = []
    for nummer, werkgever in enumerate(werkgevers):
        dubbel = werkgever.kvk_nummer == "" and plek.locatie.code == "apeldoorn"
        if dubbel:  # the one before it of this name has the same address
            eerder = next(v for v in vestigingen if v.werkgever.kernnaam == werkgever.kernnaam)
            vestigingen.append(_vestiging(werkgever, eerder.straat, eerder.postcode, eerder.plaats, True))
            continue
        vestigingen.append(_vestiging(werkgever, *_adres(plek, rng, gebieden), hoofd=True))
        if nummer % 9 == 0:
            vestigingen.append(_vestiging(werkgever, *_adres(plek, rng, gebieden), hoofd=False))
    return len(Vestiging.objects.bulk_create(vestigingen))


def _adres(plek: Plek, rng: Random, gebieden: list[Postcodegebied]) -> tuple[str, str, str]:
    cijfers = rng.choice(gebieden).cijfers if gebieden else 7311
    straat = rng.choice(("Industrieweg", "Kanaalstraat", "Stationsplein", "Laan van Zuid"))
    postcode = f"{cijfers} {rng.choice('ABDEGHK')}{rng.choice('ABDEGHK')}"
    return f"{straat} {rng.randint(1, 180)}", postcode, plek.locatie.plaats


def _vestiging(werkgever: Werkgever, straat: str, postcode: str, plaats: str, hoofd: bool) -> Vestiging:
    return Vestiging(
        werkgever=werkgever, straat=straat, postcode=postcode, plaats=plaats, hoofdvestiging=hoofd
    )


def _maak_contactpersonen(plek: Plek, rng: Random, werkgevers: list[Werkgever]) -> list[Contactpersoon]:
    petra = Gebruiker.objects.filter(email=PETRA).first()
    personen = []
    for nummer, werkgever in enumerate(werkgevers):
        met_account = nummer == 0 and plek.locatie.code == "apeldoorn" and petra is not None
        wie = verzin_naam(rng, vrouw=rng.random() < 0.5, regio=plek.regio)
        kaal = "".join(t for t in normaliseer(wie.achternaam) if t.isascii() and t.isalnum())
        personen.append(
            Contactpersoon(
                werkgever=werkgever,
                naam=petra.naam if met_account and petra else str(wie),
                gebruiker=petra if met_account else None,
                functie="hoofd personeelszaken" if met_account else rng.choice(_FUNCTIES),
                telefoon=f"+3197010{rng.randint(100000, 999999)}",
                email=PETRA if met_account else f"{kaal}.{nummer}@{plek.locatie.code}.bedrijf.example",
            )
        )
    return Contactpersoon.objects.bulk_create(personen)


def _wijs_toe(plek: Plek, rng: Random, werkgevers: list[Werkgever], team: _Team) -> int:
    """Most employers have one contact; of a few another was it before, and a few have a specialist."""
    if not team.accountmanagers:
        return 0
    schappen = []
    for nummer, werkgever in enumerate(werkgevers):
        if nummer % 7 == 5 or not werkgever.kvk_nummer:
            continue
        wie = team.accountmanagers[nummer % len(team.accountmanagers)]
        van = max(werkgever.aangemaakt_op, plek.vandaag - rng.randint(20, 300) * DAG)
        if nummer % 11 == 3:
            eerder = team.accountmanagers[(nummer + 1) % len(team.accountmanagers)]
            schappen.append(_schap(werkgever, eerder, van - 90 * DAG, "eerste accountmanager", tot=van))
        schappen.append(_schap(werkgever, wie, van, "kent deze sector"))
    specialisten = [
        Specialist(
            werkgever=werkgever,
            medewerker=team.anderen[nummer % len(team.anderen)],
            onderwerp=rng.choice(("subsidies en vergoedingen", "aangepast werk", "leerwerkplekken")),
            van=plek.vandaag - 30 * DAG,
            door=team.accountmanagers[0],
        )
        for nummer, werkgever in enumerate(werkgevers[::8])
        if team.anderen
    ]
    return len(Accountmanagerschap.objects.bulk_create(schappen)) + len(
        Specialist.objects.bulk_create(specialisten)
    )


def _schap(
    werkgever: Werkgever,
    wie: Medewerker,
    van: datetime.date,
    reden: str,
    tot: datetime.date | None = None,
) -> Accountmanagerschap:
    return Accountmanagerschap(werkgever=werkgever, medewerker=wie, van=van, tot=tot, reden=reden, door=wie)


def _houd_contact(
    plek: Plek, rng: Random, werkgevers: list[Werkgever], personen: list[Contactpersoon], team: _Team
) -> int:
    """Contacts of several partners with three out of four employers, in the past and planned."""
    mensen = team.accountmanagers + team.anderen[:3]
    gevoerd: list[Werkgeverscontact] = []
    gepland: list[tuple[Werkgeverscontact, Werkgeverscontact | None]] = []
    for nummer, (werkgever, persoon) in enumerate(zip(werkgevers, personen, strict=True)):
        if not mensen or nummer % 4 == 3:
            continue
        eigen = [
            _gevoerd(plek, rng, werkgever, persoon, rng.choice(mensen)) for _ in range(rng.randint(1, 4))
        ]
        gevoerd += eigen
        if nummer % 3 == 0:
            if nummer % 9 == 0:  # another partner was there shortly before
                eigen[0].gevoerd_op = open_dag(plek.vandaag - rng.randint(1, 5) * DAG)
            contact = _gepland(plek, rng, werkgever, persoon, rng.choice(mensen))
            gepland.append((contact, _ander_vlakbij(contact, eigen)))
    Werkgeverscontact.objects.bulk_create(gevoerd)
    for contact, ander in gepland:
        if ander is not None:
            contact.kort_op, contact.toch_reden = ander, rng.choice(_TOCH)
    Werkgeverscontact.objects.bulk_create([contact for contact, _ in gepland])
    return len(gevoerd) + len(gepland)


def _ander_vlakbij(contact: Werkgeverscontact, eerder: list[Werkgeverscontact]) -> Werkgeverscontact | None:
    """What the person who planned was warned about: another partner, within the default period."""
    return next(
        (
            een
            for een in eerder
            if een.partner_id != contact.partner_id and abs((contact.op - een.op).days) <= 14
        ),
        None,
    )


def _gevoerd(
    plek: Plek, rng: Random, werkgever: Werkgever, persoon: Contactpersoon, wie: Medewerker
) -> Werkgeverscontact:
    dag = open_dag(plek.vandaag - (int(rng.expovariate(1 / 70)) % 360 + 1) * DAG)
    contact = _contact(plek, rng, werkgever, persoon, wie)
    contact.stand, contact.gevoerd_op = Werkgeverscontact.Stand.GEVOERD, dag
    contact.verslag = rng.choice(_VERSLAGEN)
    if contact.doel == Werkgeverscontact.Doel.VRAAGBEINVLOEDING:
        contact.plekken_leren, contact.plekken_kans = rng.randint(0, 3), rng.randint(0, 2)
        contact.banen_behouden = rng.choice((0, 0, 0, 6))
        contact.resultaat = "Afspraak gemaakt over plekken."
    return contact


def _gepland(
    plek: Plek, rng: Random, werkgever: Werkgever, persoon: Contactpersoon, wie: Medewerker
) -> Werkgeverscontact:
    contact = _contact(plek, rng, werkgever, persoon, wie)
    contact.gepland_op = werkdag_na(plek.vandaag, rng.randint(1, 5))
    contact.gepland_om = rng.choice((None, datetime.time(9, 30), datetime.time(14, 0)))
    return contact


def _contact(
    plek: Plek, rng: Random, werkgever: Werkgever, persoon: Contactpersoon, wie: Medewerker
) -> Werkgeverscontact:
    doel = rng.choice(list(_ONDERWERPEN))
    return Werkgeverscontact(
        werkgever=werkgever,
        contactpersoon=persoon,
        locatie=plek.locatie,
        medewerker=wie,
        partner_id=wie.partner_id,
        kanaal=rng.choice(("bezoek", "telefoon", "telefoon", "mail", "beeldbellen")),
        doel=doel,
        onderwerp=rng.choice(_ONDERWERPEN[doel]),
        vastgelegd_door=wie,
    )
