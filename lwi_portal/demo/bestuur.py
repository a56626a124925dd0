"""The management of a location: who sits there, what was decided, fte, budgets and an agreement. Made up."""

import datetime
from decimal import Decimal

from django.db.models import F
from django.utils import timezone

from diagnose.models import Activiteit
from keten.models import Ketenpartner, Medewerker, Team
from keten.rechten import Rol
from klanten.models import Klant, Taak
from landkaart.models import (
    Aanwezigheid,
    Beslisruimte,
    Besluit,
    Besluitregel,
    Budget,
    Capaciteit,
    Mtoverleg,
    Serviceafspraak,
    Serviceovereenkomst,
    Vertegenwoordiging,
)
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek

_ZELF = {
    "cwi": "Roosters, openingstijden en werkafspraken op de locatie.",
    "uwv": "Werkafspraken en de inzet van de eigen coaches op de locatie.",
    "gemeente": "Werkafspraken, inzet van mensen en uitgaven tot € 50.000 per jaar.",
}
_HOGER = {
    "cwi": "De regiomanager beslist over personeel en huisvesting.",
    "uwv": "De regiomanager beslist over personeel; centraal over systemen en inkoop.",
    "gemeente": "De wethouder beslist over grotere uitgaven.",
}
_PER_KLANT = {
    "cwi": 60,
    "uwv": 180,
    "gemeente": 1_800,
}  # euros a year; the gemeente has ten times what UWV has
_SAMEN = 400
_FTE = {"cwi": Decimal("8.5"), "uwv": Decimal("5.5"), "gemeente": Decimal("12.0")}
_OVERLEGGEN = (
    "De caseload van de teams",
    "Het ketenjaarplan",
    "De cijfers van de maand",
    "Een gezamenlijke training",
    "Werkgevers en vacatures",
    "De wachttijd bij de balie",
)


def vul_locatie(plek: Plek) -> int:
    """Make all of it for a location; returns how many rows were added."""
    dag = plek.vandaag
    partners = [p for p in plek.partners if p.geldig_van <= dag and (p.geldig_tot or dag) >= dag]
    mensen = list(plek.locatie.medewerkers.order_by("gebruiker__email").select_related("partner"))
    mt = {m.partner_id: m for m in reversed(mensen) if Rol.MT_LID in m.rollen}
    rijen = _benoem(plek, partners, mt) + _overleg(plek, partners, mt)
    rijen += _zet_mensen_in(plek, partners) + _begroot(plek, partners) + _sluit_sno(plek, partners)
    _prijs_inzet(plek)
    return rijen + (_besluit(plek, partners, mt) if mt else 0)


def _benoem(plek: Plek, partners: list[Ketenpartner], mt: dict[int, Medewerker]) -> int:
    van = plek.vandaag.replace(month=1, day=1)
    zitten = Vertegenwoordiging.objects.bulk_create(
        Vertegenwoordiging(
            locatie=plek.locatie,
            partner=partner,
            medewerker=mt[partner.pk],
            functie=Vertegenwoordiging.Functie.VERTEGENWOORDIGER,
            geldig_van=van,
            voorbeeld=True,
        )
        for partner in partners
        if partner.pk in mt
    )
    ruimtes = Beslisruimte.objects.bulk_create(
        Beslisruimte(
            locatie=plek.locatie,
            partner=partner,
            zelf=_ZELF[partner.kolom],
            hoger=_HOGER[partner.kolom],
            vastgelegd_op=van,
            voorbeeld=True,
        )
        for partner in partners
    )
    return len(zitten) + len(ruimtes)


def _overleg(plek: Plek, partners: list[Ketenpartner], mt: dict[int, Medewerker]) -> int:
    """Meetings every two weeks; the manager of UWV, who leads more locations, misses every third."""
    if not mt:
        return 0
    overleggen = Mtoverleg.objects.bulk_create(
        Mtoverleg(
            locatie=plek.locatie,
            op=open_dag(plek.vandaag - (5 + 14 * nummer) * DAG),
            besproken=besproken,
            voorbeeld=True,
        )
        for nummer, besproken in enumerate(_OVERLEGGEN)
    )
    erbij = Aanwezigheid.objects.bulk_create(
        Aanwezigheid(overleg=overleg, medewerker=mt[partner.pk], partner=partner)
        for nummer, overleg in enumerate(overleggen)
        for partner in partners
        if partner.pk in mt and not (partner.kolom == "uwv" and nummer % 3 == 1)
    )
    return len(overleggen) + len(erbij)


def _zet_mensen_in(plek: Plek, partners: list[Ketenpartner]) -> int:
    van = plek.vandaag.replace(month=1, day=1)
    teams = list(Team.objects.lopend().filter(locatie=plek.locatie).order_by("naam"))
    inzet = Capaciteit.objects.bulk_create(
        Capaciteit(
            locatie=plek.locatie,
            partner=partner,
            team=team,
            fte=max(Decimal("0.5"), round(_FTE[partner.kolom] / (nummer + 1), 1)),
            geldig_van=van,
            voorbeeld=True,
        )
        for nummer, team in enumerate([*teams, None])
        for partner in partners
        if team is None or team.soort != Team.Soort.BACKOFFICE or partner.kolom != "cwi"
    )
    return len(inzet)


def _begroot(plek: Plek, partners: list[Ketenpartner]) -> int:
    """Budgets of this year and the last, in proportion to the number of clients."""
    klanten = Klant.objects.filter(locatie=plek.locatie).count()
    bedragen = [*((partner, _PER_KLANT[partner.kolom]) for partner in partners), (None, _SAMEN)]
    budgetten = Budget.objects.bulk_create(
        Budget(
            locatie=plek.locatie,
            jaar=jaar,
            partner=partner,
            bedrag=Decimal(5_000 + klanten * bedrag),
            voorbeeld=True,
        )
        for jaar in (plek.vandaag.year, plek.vandaag.year - 1)
        for partner, bedrag in bedragen
    )
    return len(budgetten)


def _prijs_inzet(plek: Plek) -> None:
    """A price for each instrument in the plans; of some, the partner that carries it out pays along."""
    inzet = Activiteit.objects.van_locatie(plek.locatie).filter(prijs__isnull=True)
    gebruikt = set(inzet.exclude(instrument=None).values_list("instrument", "instrument__code"))
    for instrument, code in sorted(gebruikt, key=lambda paar: paar[1]):
        met = Activiteit.objects.van_locatie(plek.locatie).filter(instrument=instrument)
        if len(code) % 3 == 0:
            samen = met.filter(medefinancier=None).exclude(uitvoerder=F("financier"))
            samen.update(medefinancier=F("uitvoerder"))
        if len(code) % 7:
            met.filter(prijs=None).update(prijs=Decimal(150 + 65 * (len(code) % 20)))


def _sluit_sno(plek: Plek, partners: list[Ketenpartner]) -> int:
    """CWI hands over dossiers to the gemeente complete and in time."""
    per = {partner.kolom: partner for partner in partners}
    if not {"cwi", "gemeente"} <= per.keys():
        return 0
    overeenkomst = Serviceovereenkomst.objects.create(
        locatie=plek.locatie,
        naam="Complete dossiers op tijd",
        leverancier=per["cwi"],
        afnemer=per["gemeente"],
        geldig_van=plek.vandaag.replace(year=plek.vandaag.year - 1, month=1, day=1),
        voorbeeld=True,
    )
    afspraken = Serviceafspraak.objects.bulk_create(
        Serviceafspraak(overeenkomst=overeenkomst, code=code, norm=Decimal(norm), richting=richting)
        for code, norm, richting in (
            ("dossiers-compleet", 80, Serviceafspraak.Richting.MINSTENS),
            ("dossiers-op-tijd", 75, Serviceafspraak.Richting.MINSTENS),
            ("overdrachtsdagen", 7, Serviceafspraak.Richting.HOOGSTENS),
        )
    )
    return 1 + len(afspraken)


def _besluit(plek: Plek, partners: list[Ketenpartner], mt: dict[int, Medewerker]) -> int:
    """One decision taken, and one that waits for whoever needs a higher level."""
    wie = min(mt.values(), key=lambda medewerker: medewerker.pk)
    klaar = _leg_voor(
        plek, wie, 60, "Eén telefoonnummer voor de locatie", "Alle partners gebruiken hetzelfde nummer."
    )
    klaar.stand, klaar.genomen_op = Besluit.Stand.GENOMEN, open_dag(plek.vandaag - 45 * DAG)
    klaar.save()
    wacht = _leg_voor(
        plek,
        wie,
        24,
        "Avondopenstelling op donderdag",
        "De balie is op donderdag open tot 20.00 uur. Elke partner levert om de beurt twee medewerkers.",
    )
    regels = [_antwoord(klaar, partner, mt.get(partner.pk, wie), "akkoord") for partner in partners]
    for partner in partners:
        zegt = {"cwi": "wacht", "gemeente": "akkoord"}.get(partner.kolom, "open")
        spreekt = mt.get(partner.pk)
        regels.append(_antwoord(wacht, partner, spreekt, zegt if spreekt else "open"))
    gemaakt = Besluitregel.objects.bulk_create(regels)
    taken = Taak.objects.bulk_create(
        Taak(
            voor=mt[regel.partner_id],
            locatie=plek.locatie,
            soort=Taak.Soort.BESTUUR,
            omschrijving=f"Antwoord voor {regel.partner} op het voorstel “{wacht.titel}”",
            gestart_op=moment(wacht.voorgelegd_op, 11),
            vervalt_op=moment(wacht.antwoord_voor, 17),
            sleutel=f"besluitregel:{regel.pk}",
        )
        for regel in gemaakt
        if regel.besluit_id == wacht.pk and regel.status != "akkoord" and regel.partner_id in mt
    )
    return 2 + len(gemaakt) + len(taken)


def _leg_voor(plek: Plek, wie: Medewerker, dagen: int, titel: str, tekst: str) -> Besluit:
    op = open_dag(plek.vandaag - dagen * DAG)
    return Besluit.objects.create(
        locatie=plek.locatie,
        titel=titel,
        tekst=tekst,
        voorgelegd_op=op,
        voorgelegd_door=wie,
        antwoord_voor=open_dag(op + 28 * DAG),
        voorbeeld=True,
    )


def _antwoord(besluit: Besluit, partner: Ketenpartner, wie: Medewerker | None, zegt: str) -> Besluitregel:
    op: datetime.datetime = moment(open_dag(besluit.voorgelegd_op + 6 * DAG), 14)
    open_ = zegt == Besluitregel.Status.OPEN
    hoger = partner.kolom != "gemeente" and besluit.stand == Besluit.Stand.VOORGELEGD
    return Besluitregel(
        besluit=besluit,
        partner=partner,
        niveau=Besluitregel.Niveau.REGIO if hoger else Besluitregel.Niveau.LOKAAL,
        status=zegt,
        door=None if open_ else wie,
        op=None if open_ else min(op, timezone.now()),
        toelichting="De regiomanager bespreekt het deze maand." if zegt == "wacht" else "",
    )
