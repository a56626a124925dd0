"""Working together around some clients of a location: handovers, consultations, referrals, back office.

Set-based, after the rows of a location are there. All of it is made up.
"""

import datetime
from collections.abc import Iterable, Iterator
from itertools import cycle

from keten.models import Medewerker, Team, Waarneming
from klanten.models import (
    Betrokkene,
    Clientbeeld,
    Contactpersoonschap,
    Hulporganisatie,
    Leefdomein,
    Overdracht,
    Overleg,
    Overlegdeelnemer,
    Taak,
    Verwijzing,
)
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.plek import Plek

_DEEL = 12  # one client in so many has each of these
_HOOGSTENS = 60  # clients of a location that have each of these
_REDENEN = (
    "De klant krijgt binnenkort bijstand.",
    "De klant wil werken in de zorg; de collega kent die werkgevers.",
    "Er is meer begeleiding nodig dan ik kan geven.",
)
_VRAGEN = (
    "Wie kan deze klant het best begeleiden?",
    "Welke partner betaalt de scholing?",
    "Past een proefplaatsing naast de schuldhulp?",
)
_VERZOEKEN = (
    "Reken na hoeveel de klant mag bijverdienen",
    "Kijk na of de reiskosten vergoed worden",
    "Stuur de beschikking opnieuw",
)

Paar = tuple[Clientbeeld, Medewerker]


def vul_samenwerking(plek: Plek) -> int:
    """Let people of a location work together; returns how many rows were added."""
    coaches = list(
        Medewerker.objects.filter(
            pk__in=[coach.id for samen in plek.coaches.values() for coach in samen]
        ).select_related("partner")
    )
    if len({coach.partner_id for coach in coaches}) < 2:
        return 0
    groepen = [_met_ander(beelden, coaches) for beelden in _kies(plek)]
    rijen = _biedt_aan(plek, groepen[0]) + _gaf_over(plek, groepen[1]) + _overlegt(plek, groepen[2])
    rijen += _verwijst(plek, groepen[3]) + _vraagt_backoffice(plek, groepen[4])
    return rijen + _neemt_waar(plek, coaches)


def _kies(plek: Plek) -> list[list[Clientbeeld]]:
    """Five groups of clients; the guest of the demonstration is in the last three."""
    met = Clientbeeld.objects.filter(locatie=plek.locatie, contactpersoon__isnull=False)
    met = met.select_related("klant__gebruiker", "contactpersoon__partner").order_by("pk")
    gast = list(met.filter(klant__gebruiker__email=KLANT_EMAIL))
    anderen = list(met.exclude(klant__gebruiker__email=KLANT_EMAIL)[: 5 * _HOOGSTENS * _DEEL // 5])
    groepen = [anderen[begin::_DEEL][:_HOOGSTENS] for begin in range(5)]
    return [*groepen[:2], *([*gast, *groep] for groep in groepen[2:])]


def _met_ander(beelden: Iterable[Clientbeeld], coaches: list[Medewerker]) -> list[Paar]:
    """Each client with a coach of another partner than the contact person's."""
    paren = []
    for nummer, beeld in enumerate(beelden):
        ander = [c for c in coaches if c.partner_id != _coach(beeld).partner_id]
        paren.append((beeld, ander[nummer % len(ander)]))
    return paren


def _coach(beeld: Clientbeeld) -> Medewerker:
    assert beeld.contactpersoon is not None  # only clients with one are chosen
    return beeld.contactpersoon


def _terug(plek: Plek, dagen: int) -> datetime.date:
    return open_dag(plek.vandaag - DAG * dagen)


def _biedt_aan(plek: Plek, paren: list[Paar]) -> int:
    """Offers that wait for an answer; Mijn dag of the receiver shows them."""
    aanbod = Overdracht.objects.bulk_create(
        _overdracht(plek, beeld.klant_id, _coach(beeld), ander, nummer, reden)
        for nummer, ((beeld, ander), reden) in enumerate(
            zip(paren[: _HOOGSTENS // 4], cycle(_REDENEN), strict=False)
        )
    )
    taken = Taak.objects.bulk_create(
        Taak(
            klant_id=een.klant_id,
            locatie=plek.locatie,
            voor_id=een.naar_id,
            soort=Taak.Soort.OVERDRACHT,
            omschrijving="Overdracht van een collega: neem aan of geef terug",
            gestart_op=een.aangeboden_op,
            vervalt_op=einde_van(een.ingang_op),
            sleutel=f"overdracht:{een.pk}",
        )
        for een in aanbod
    )
    return len(aanbod) + len(taken)


def _overdracht(
    plek: Plek, klant: int, van: Medewerker, naar: Medewerker, nummer: int, reden: str, terug: int = 1
) -> Overdracht:
    """A warm offer of some days ago."""
    aangeboden = _terug(plek, terug + nummer % 3)
    return Overdracht(
        klant_id=klant,
        locatie=plek.locatie,
        van=van,
        naar=naar,
        aangeboden_door=van,
        aangeboden_op=moment(aangeboden, 11),
        reden=reden,
        bevinding_op=aangeboden - DAG * (3 + nummer % 12),
        wijze=Overdracht.Wijze.WARM,
        besproken_op=aangeboden,
        besproken_met=naar,
        besproken="Situatie, wensen en lopende afspraken doorgenomen.",
        strategie="Het werkplan blijft. Eerst een gesprek met z'n drieën, daarna kijken naar scholing.",
        ingang_op=max(aangeboden, plek.vandaag) + DAG * 5,
    )


def _gaf_over(plek: Plek, paren: list[Paar]) -> int:
    """Clients who came from a colleague of another partner, some weeks ago."""
    klaar, schappen = [], []
    huidig = {
        schap.klant_id: schap
        for schap in Contactpersoonschap.objects.filter(
            klant__in=[beeld.klant_id for beeld, _ in paren], tot__isnull=True
        )
    }
    for nummer, (beeld, eerder) in enumerate(paren):
        schap, nu = huidig[beeld.klant_id], _coach(beeld)
        een = _overdracht(plek, beeld.klant_id, eerder, nu, nummer, _REDENEN[nummer % 3], terug=20 + nummer)
        dag = open_dag(een.aangeboden_op.date() + DAG * (1 + nummer % 4))
        if dag <= schap.van:
            continue
        een.neem_aan(door=nu)
        een.beslist_op, een.bevinding_op = moment(dag, 15), max(een.bevinding_op, schap.van)
        schappen.append(
            Contactpersoonschap(
                klant_id=beeld.klant_id,
                medewerker=eerder,
                van=schap.van,
                tot=dag,
                reden=schap.reden,
                aangewezen_door_id=schap.aangewezen_door_id,
            )
        )
        schap.van, schap.reden = dag, f"Overdracht: {een.reden}"
        klaar.append(een)
    Contactpersoonschap.objects.bulk_update(huidig.values(), ["van", "reden"])
    return len(Contactpersoonschap.objects.bulk_create(schappen)) + len(Overdracht.objects.bulk_create(klaar))


def _overlegt(plek: Plek, paren: list[Paar]) -> int:
    """A question to another partner: two in three have been decided."""
    overleggen = Overleg.objects.bulk_create(
        _overleg(plek, nummer, paar) for nummer, paar in enumerate(paren)
    )
    deelnemers, betrokkenen, taken = [], [], []
    for overleg, (beeld, ander) in zip(overleggen, paren, strict=True):
        besloten = True if overleg.stand == Overleg.Stand.BESLOTEN else None
        for wie, domein in ((_coach(beeld), Leefdomein.WERK), (ander, Leefdomein.INKOMEN)):
            deelnemers.append(
                Overlegdeelnemer(
                    overleg=overleg,
                    medewerker=wie,
                    partner_id=wie.partner_id,
                    domein=domein,
                    deed_mee=besloten,
                )
            )
        if besloten:
            betrokkenen.append(_betrokkene(plek, beeld, ander))
        else:
            taken.append(_overlegtaak(overleg, plek, ander))
    Overlegdeelnemer.objects.bulk_create(deelnemers)
    Betrokkene.objects.bulk_create(betrokkenen)
    Taak.objects.bulk_create(taken)
    return len(overleggen) + len(deelnemers) + len(betrokkenen) + len(taken)


def _overleg(plek: Plek, nummer: int, paar: Paar) -> Overleg:
    beeld, ander = paar
    besloten = nummer % 3 != 2
    dag = _terug(plek, 5 + nummer % 40) if besloten else plek.vandaag
    overleg = Overleg(
        klant_id=beeld.klant_id,
        soort=Overleg.Soort.MDT if nummer % 4 == 0 else Overleg.Soort.DUAAL,
        vraag=_VRAGEN[nummer % len(_VRAGEN)],
        gevraagd_door=_coach(beeld),
        gevraagd_op=moment(open_dag(dag - DAG * 3), 10),
        wanneer=dag,
    )
    if besloten:
        overleg.besluit_samen(
            door=ander, besluit="We gaan verder met het plan. De gemeente betaalt de scholing."
        )
        overleg.beslist_op = moment(dag, 16)
    return overleg


def _overlegtaak(overleg: Overleg, plek: Plek, voor: Medewerker) -> Taak:
    return Taak(
        klant_id=overleg.klant_id,
        locatie=plek.locatie,
        voor=voor,
        soort=Taak.Soort.OVERLEG,
        omschrijving="Overleg met een andere partner: lees de vraag",
        gestart_op=overleg.gevraagd_op,
        vervalt_op=einde_van(plek.vandaag + DAG),
        sleutel=f"overleg:{overleg.pk}:{voor.pk}",
    )


def _betrokkene(plek: Plek, beeld: Clientbeeld, ander: Medewerker) -> Betrokkene:
    return Betrokkene(
        klant_id=beeld.klant_id,
        medewerker=ander,
        partner_id=ander.partner_id,
        domein=Leefdomein.INKOMEN,
        bijdrage="Let op de uitkering en de kosten van scholing",
        van_dag=_terug(plek, 10),
        toegevoegd_door=_coach(beeld),
    )


def _verwijst(plek: Plek, paren: list[Paar]) -> int:
    """Help from other chains, each in another state."""
    organisaties = list(Hulporganisatie.objects.filter(locatie__isnull=True).order_by("soort"))
    if not organisaties:
        return 0
    rijen = []
    for nummer, ((beeld, _), organisatie) in enumerate(zip(paren, cycle(organisaties), strict=False)):
        verwijzing = Verwijzing(
            klant_id=beeld.klant_id,
            organisatie=organisatie,
            reden="De klant vraagt hulp, zodat er ruimte komt om werk te zoeken.",
            gegevens=[Verwijzing.Gegeven.NAAM.value],
            gedeeld=[["naam", beeld.klant.naam]],
            toestemming_op=_terug(plek, 20 + nummer % 20),
            toestemming_wijze=Verwijzing.Toestemming.MONDELING,
            verwezen_door=_coach(beeld),
            verwezen_op=moment(_terug(plek, 20 + nummer % 20), 14),
        )
        for stap in _stappen(nummer):
            getattr(verwijzing, stap)()
            verwijzing.terugkoppeling = "De klant is goed geholpen." if stap == "rond_af" else ""
        rijen.append(verwijzing)
    return len(Verwijzing.objects.bulk_create(rijen))


def _stappen(nummer: int) -> Iterator[str]:
    yield from (("begin",), (), ("begin", "rond_af"))[nummer % 3]


def _vraagt_backoffice(plek: Plek, paren: list[Paar]) -> int:
    """Requests to the back office: open, and answered."""
    team = Team.objects.filter(locatie=plek.locatie, soort=Team.Soort.BACKOFFICE).first()
    lid = team.leden.first() if team else None
    if team is None or lid is None:
        return 0
    taken = []
    for nummer, (beeld, _) in enumerate(paren):
        dag = _terug(plek, 2 + nummer % 9)
        klaar = nummer % 2 == 0
        taken.append(
            Taak(
                klant_id=beeld.klant_id,
                locatie=plek.locatie,
                team=team,
                voor=lid if klaar else None,
                gevraagd_door=_coach(beeld),
                soort=Taak.Soort.BACKOFFICE,
                omschrijving=_VERZOEKEN[nummer % len(_VERZOEKEN)],
                gestart_op=moment(dag, 13),
                vervalt_op=einde_van(open_dag(dag + DAG * 7)),
                gedaan_op=moment(open_dag(dag + DAG), 9) if klaar else None,
                gedaan_door=lid if klaar else None,
                resultaat="Nagekeken en in orde. De klant krijgt een brief." if klaar else "",
            )
        )
    Taak.objects.bulk_create(taken)
    for taak in taken:
        taak.sleutel = f"backoffice:{taak.pk}"
    Taak.objects.bulk_update(taken, ["sleutel"])
    return len(taken)


def _neemt_waar(plek: Plek, coaches: list[Medewerker]) -> int:
    """One coach is away, and a colleague stands in; of the same partner when there is one."""
    weg = max(coaches, key=lambda coach: coach.pk)
    anderen = [coach for coach in coaches if coach != weg]
    collega = min(anderen, key=lambda coach: (coach.partner_id != weg.partner_id, coach.pk))
    Waarneming.objects.create(
        medewerker=weg,
        waarnemer=collega,
        locatie=plek.locatie,
        van=plek.vandaag - DAG * 3,
        tot=plek.vandaag + DAG * 11,
        reden="Verlof (voorbeeld)",
        geregeld_door=collega,
    )
    return 1
