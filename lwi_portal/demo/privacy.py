"""Accounts of the network, questions about looks, incidents, and a dossier that may be erased."""

from django.utils import timezone

from keten.models import Gebruiker, Medewerker
from keten.rechten import Rol
from klanten.models import (
    Clientbeeld,
    Coach,
    Coachkoppeling,
    Coachnotitie,
    Incident,
    Inzagevraag,
    Klant,
    Taak,
)
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.plek import Plek

_EEN_OP = 90  # clients per incident
_GEKOPPELD = 6
_INCIDENTEN = (
    ("schelden", "balie", "De klant schold op de medewerker toen de afspraak later begon.", "Begin op tijd."),
    (
        "bedreiging",
        "telefoon",
        "De klant zei langs te komen en 'dan zou het niet leuk zijn'.",
        "Spreek deze klant met z'n tweeën.",
    ),
    ("vernieling", "wachtruimte", "De klant gooide een stoel tegen de muur.", "Spreek af aan de balie."),
)


def vul_locatie(plek: Plek) -> int:
    """Incidents with a few clients of a location; returns the number of rows."""
    intaker = plek.balie[0]
    klanten = Klant.objects.filter(locatie=plek.locatie).order_by("pk").values_list("pk", flat=True)
    # Not with the first one, whom visitors of the demonstration meet.
    gekozen = list(klanten[_EEN_OP // 2 :: _EEN_OP])
    rijen = []
    for nummer, klant in enumerate(gekozen):
        soort, waar, wat, advies = _INCIDENTEN[nummer % len(_INCIDENTEN)]
        dag = open_dag(plek.vandaag - DAG * (10 + nummer % 60))
        rijen.append(
            Incident(
                klant_id=klant,
                op=moment(dag, 11, 20),
                soort=soort,
                plek=waar,
                omschrijving=wat,
                maatregel="Een leidinggevende heeft de klant gebeld en de huisregels besproken.",
                aangifte=soort == "bedreiging",
                advies=advies,
                waarschuwen_tot=dag + DAG * 150,
                gemeld_door_id=intaker.id,
                partner_id=intaker.partner_id,
                gemeld_op=moment(dag, 12),
            )
        )
    return len(Incident.objects.bulk_create(rijen))


def vul_gast_aan(plek: Plek) -> None:
    """For the client as whom visitors sign in: a question that was answered and one that waits; a coach."""
    klant = Klant.objects.get(gebruiker__email=KLANT_EMAIL)
    _stel_vragen(plek, klant)
    _geef_coach(plek, klant)


def _stel_vragen(plek: Plek, klant: Klant) -> None:
    contact = Medewerker.objects.filter(locaties=plek.locatie, rollen__contains=[Rol.PRIVACYCONTACT]).first()
    inzagen = list(klant.inzagen.exclude(doel="eigen").order_by("op"))
    if contact is None or len(inzagen) < 2:
        return
    oud, nieuw = inzagen[0], inzagen[-1]
    gesteld = oud.op + DAG
    Inzagevraag.objects.create(
        klant=klant,
        dag=timezone.localdate(oud.op),
        kijker_id=oud.gebruiker_id,
        partner_id=oud.partner_id,
        vraag="Waarom keek deze medewerker naar mijn gegevens?",
        gesteld_op=gesteld,
        uiterlijk=gesteld + DAG * 14,
        stand=Inzagevraag.Stand.BEANTWOORD,
        antwoord="U schreef zich die dag in aan de balie. De medewerker deed toen de intake met u.",
        beantwoord_op=gesteld + DAG,
        beantwoord_door=contact,
    )
    open_vraag = Inzagevraag.objects.create(
        klant=klant,
        dag=timezone.localdate(nieuw.op),
        kijker_id=nieuw.gebruiker_id,
        partner_id=nieuw.partner_id,
        vraag="Ik ken deze medewerker niet. Wat had die in mijn dossier te zoeken?",
        uiterlijk=einde_van(plek.vandaag + 13 * DAG),
    )
    Taak.objects.create(
        locatie=plek.locatie,
        voor=contact,
        klant=klant,
        soort=Taak.Soort.PRIVACY,
        omschrijving=f"Beantwoord de vraag van de klant over inzage op {open_vraag.dag:%d-%m-%Y}",
        vervalt_op=open_vraag.uiterlijk,
        sleutel=f"inzagevraag:{open_vraag.pk}",
    )


def _geef_coach(plek: Plek, gast: Klant) -> None:
    gebruiker = Gebruiker.objects.filter(buitenrol=Rol.COACH).first()
    if gebruiker is None:
        return
    coach = Coach.objects.create(
        gebruiker=gebruiker,
        locatie=plek.locatie,
        achtergrond=Coach.Achtergrond.OUD_ONDERNEMER,
        telefoon="097 01 00 00 01",
    )
    met_plan = Klant.objects.filter(
        locatie=plek.locatie, beeld__werkplan=Clientbeeld.Werkplan.BEVESTIGD
    ).exclude(pk=gast.pk)
    for klant in [gast, *met_plan.order_by("pk")[:_GEKOPPELD]]:
        koppeling = Coachkoppeling.objects.create(
            klant=klant,
            coach=coach,
            naam_voor_coach=klant.roepnaam or klant.voornamen.split()[0],
            toestemming_op=plek.vandaag - DAG * 12,
            van=plek.vandaag - DAG * 12,
            tot=plek.vandaag + DAG * 170,
            gekoppeld_door_id=plek.balie[0].id,
        )
        Coachnotitie.objects.create(
            koppeling=koppeling,
            tekst="Kennisgemaakt. We zoeken samen uit bij welke bedrijven in de buurt werk is.",
            op=moment(open_dag(plek.vandaag - DAG * 8), 15),
        )
