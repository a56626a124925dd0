"""Teams of a location and its young people. Set-based, after the clients are there; all of it is made up."""

import datetime
from itertools import cycle

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from diagnose.models import Diagnose
from keten.models import Gebruiker, Ketenpartner, Locatie, Medewerker, School, Team
from keten.rechten import Rol
from klanten.models import (
    Clientbeeld,
    Klant,
    Kwalificatiecheck,
    Schoolmelding,
    Situatie,
    Taak,
)
from lwi_portal.demo.accounts import SCHOOL
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.plek import Plek

_JONG = 27  # years
_IN_DE_RIJ = 40  # clients of a team who wait for a contact person, at most


def maak_teams(locatie: Locatie) -> None:
    """The youth desk, an integral team and the back office, with the people who work there."""
    mensen = list(locatie.medewerkers.select_related("partner").order_by("gebruiker__email"))
    coaches = [m for m in mensen if Rol.WERKCOACH in m.rollen]
    leden = {
        ("Jongerenloket", Team.Soort.JONGEREN): coaches[:3],
        ("Integraal team", Team.Soort.INTEGRAAL): [m for m in coaches if m.partner.kolom != "cwi"],
        ("Backoffice", Team.Soort.BACKOFFICE): [m for m in mensen if Rol.INKOMENSCONSULENT in m.rollen],
    }
    leiders = [m for m in mensen if Rol.TEAMLEIDER in m.rollen][:2]
    for (naam, soort), wie in leden.items():
        team, _ = Team.objects.get_or_create(locatie=locatie, naam=naam, defaults={"soort": soort})
        team.leden.set(wie)
        team.leiders.set(leiders if soort == Team.Soort.INTEGRAAL else leiders[:1])


def vul_locatie(plek: Plek) -> int:
    """Divide the clients over the teams, and let some take part; returns how many rows were added."""
    beelden = Clientbeeld.objects.filter(locatie=plek.locatie)
    _deel_in(plek, beelden)
    rijen = _wacht_op_begeleiding(plek, beelden) + _kijk_na(plek, beelden)
    return rijen + _meld_uitval(plek)


def _deel_in(plek: Plek, beelden: QuerySet[Clientbeeld]) -> None:
    teams = {team.soort: team for team in Team.objects.lopend().filter(locatie=plek.locatie)}
    laatste = Diagnose.objects.filter(klant=OuterRef("pk"), vastgesteld_op__isnull=False)
    beelden.update(
        afstand=Coalesce(Subquery(laatste.order_by("-vastgesteld_op").values("afstand")[:1]), Value(""))
    )
    jong = Klant.objects.filter(locatie=plek.locatie, geboortedatum__gt=_geboren_na(plek.vandaag))
    beelden.filter(klant__in=jong).update(team=teams.get("jongeren"))
    beelden.filter(klant__in=jong, dienstlocatie="lwi").update(dienstlocatie="jongerenloket")
    beelden.filter(team__isnull=True, afstand="kort").update(team=teams.get("integraal"))


def _wacht_op_begeleiding(plek: Plek, beelden: QuerySet[Clientbeeld]) -> int:
    """A task in the inbox of the team for who has no contact person yet."""
    wachtend = beelden.filter(team__isnull=False, contactpersoon__isnull=True).order_by("zoeknaam")
    taken = [
        Taak(
            locatie=plek.locatie,
            team_id=beeld.team_id,
            klant_id=beeld.klant_id,
            soort=Taak.Soort.TEAM,
            omschrijving="Nieuwe klant voor het team: wijs een contactpersoon aan",
            gestart_op=moment(open_dag(plek.vandaag - 3 * DAG), 10),
            vervalt_op=einde_van(plek.vandaag + dag * DAG),
        )
        for beeld, dag in zip(wachtend[:_IN_DE_RIJ], cycle((-1, 0, 2, 4)), strict=False)
    ]
    return len(Taak.objects.bulk_create(taken))


def _kijk_na(plek: Plek, beelden: QuerySet[Clientbeeld]) -> int:
    """Some young people were looked up by the RMC; of others nobody knows the startkwalificatie yet."""
    rmc = Medewerker.objects.filter(locaties=plek.locatie, rollen__contains=[Rol.RMC]).first()
    jong = beelden.filter(klant__geboortedatum__gt=_geboren_na(plek.vandaag)).order_by("zoeknaam")
    onbekend = jong.filter(route="").values("klant")
    Situatie.objects.filter(klant__in=onbekend).update(startkwalificatie=None)
    if rmc is None:
        return 0
    bekend = Situatie.objects.filter(klant__in=jong.exclude(route="").values("klant")).order_by("klant")
    checks = [
        Kwalificatiecheck(
            klant_id=situatie.klant_id,
            op=open_dag(plek.vandaag - (nummer % 30 + 1) * DAG),
            uitkomst="behaald" if situatie.startkwalificatie else "niet_behaald",
            door=rmc,
            partner_id=rmc.partner_id,
        )
        for nummer, situatie in enumerate(bekend.exclude(startkwalificatie=None)[:60])
    ]
    return len(Kwalificatiecheck.objects.bulk_create(checks))


def _meld_uitval(plek: Plek) -> int:
    """Reports of the demo's school: one that waits and one that has been answered."""
    melder = Gebruiker.objects.filter(
        buitenrol=Rol.SCHOOL, schoolcontact__school__locatie=plek.locatie
    ).first()
    loket = Team.objects.lopend().filter(locatie=plek.locatie, soort=Team.Soort.JONGEREN).first()
    if melder is None or loket is None:
        return 0
    school = School.objects.get(locatie=plek.locatie, naam=SCHOOL)
    partner: Ketenpartner = plek.partner("gemeente", plek.vandaag)
    door = Medewerker.objects.filter(locaties=plek.locatie, partner=partner).first()
    gegevens = {
        "locatie": plek.locatie,
        "school": school,
        "gemeld_door": melder,
        "telefoon": "097 01 23 45 67",
    }
    wacht = Schoolmelding.objects.create(
        voornaam="Yusuf",
        achternaam="Voorbeeld",
        geboortedatum=plek.vandaag - 17 * 365 * DAG,
        zorg="Komt sinds zes weken nauwelijks meer en wil gaan werken.",
        besproken_op=open_dag(plek.vandaag - 2 * DAG),
        op=moment(open_dag(plek.vandaag - DAG), 15),
        **gegevens,
    )
    Schoolmelding.objects.create(
        voornaam="Lotte",
        achternaam="Verzonnen",
        geboortedatum=plek.vandaag - 18 * 365 * DAG,
        zorg="Twijfelt over de opleiding.",
        besproken_op=open_dag(plek.vandaag - 20 * DAG),
        op=moment(open_dag(plek.vandaag - 19 * DAG), 11),
        stand="gesloten",
        reden="Lotte is overgestapt naar een andere opleiding en wil nu geen hulp.",
        afgehandeld_door=door,
        afgehandeld_op=moment(open_dag(plek.vandaag - 15 * DAG), 9),
        **gegevens,
    )
    Taak.objects.create(
        locatie=plek.locatie,
        team=loket,
        soort=Taak.Soort.JONGEREN,
        omschrijving="Melding van dreigende schooluitval: neem contact op met de jongere",
        vervalt_op=einde_van(plek.vandaag + 2 * DAG),
        sleutel=f"schoolmelding:{wacht.pk}",
    )
    return 3


def _geboren_na(vandaag: datetime.date) -> datetime.date:
    return vandaag - datetime.timedelta(days=round(_JONG * 365.25))
