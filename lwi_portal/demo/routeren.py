"""How a location routes, a duo conversation that was tried, and phases of the past; all of it is made up."""

from diagnose.models import Duogesprek, Fasering, Methode, Routeervoorwaarde, Routeerwijze, Routeoordeel
from keten.models import Medewerker
from keten.rechten import Rol
from klanten.models import Klant
from lwi_portal.demo.dagen import DAG, moment
from lwi_portal.demo.personeel import collegas
from lwi_portal.demo.plek import Plek

_VOORWAARDEN = {
    Routeervoorwaarde.Soort.SYSTEMEN: "Alle partners werken in dit portaal.",
    Routeervoorwaarde.Soort.GEBOUW: "De partners zitten sinds vorig jaar op één adres.",
    Routeervoorwaarde.Soort.TRAINING: "Elke maand intervisie; nieuwe collega's lopen twee weken mee.",
    Routeervoorwaarde.Soort.KLANTINBRENG: "De cliëntenraad kijkt elk kwartaal mee.",
}
_FASEN = 12


def vul_locatie(plek: Plek) -> int:
    """Fill in what a location has about routing; returns how many rows were added."""
    op = moment(plek.vandaag - 300 * DAG, 10)
    Routeervoorwaarde.objects.bulk_create(
        Routeervoorwaarde(
            locatie=plek.locatie,
            soort=soort,
            stand=Routeervoorwaarde.Stand.GEREGELD,
            toelichting=tekst,
            op=op,
            voorbeeld=True,
        )
        for soort, tekst in _VOORWAARDEN.items()
    )
    Routeerwijze.objects.create(
        locatie=plek.locatie,
        wijze=Methode.BESLISBOOM,
        reden="Afgesproken in het overleg van de partners.",
        op=op,
        voorbeeld=True,
    )
    klanten = list(Klant.objects.filter(locatie=plek.locatie).order_by("aangemeld_op", "zoeknaam")[:_FASEN])
    Fasering.objects.bulk_create(
        Fasering(klant=klant, fase=nummer % 4 + 1, vanaf=klant.aangemeld_op - 400 * DAG)
        for nummer, klant in enumerate(klanten)
    )
    return len(klanten) + _probeer_duo(plek, klanten[0]) if klanten else 0


def _probeer_duo(plek: Plek, klant: Klant) -> int:
    """One conversation of the days in which the location tried this, and stopped."""
    coaches = collegas(plek.locatie, Rol.WERKCOACH)
    if not coaches:
        return 0
    coach = Medewerker.objects.get(pk=coaches[0].id)
    op = moment(klant.aangemeld_op, 16)
    gesprek = Duogesprek.objects.create(
        klant=klant,
        nodig=2,
        begonnen_door=coach,
        begonnen_op=op,
        stand=Duogesprek.Stand.VERVALLEN,
        gesloten_door=coach,
        gesloten_op=op + DAG,
        reden="De proef met duogesprekken is voorbij.",
    )
    Routeoordeel.objects.create(
        gesprek=gesprek,
        door=coach,
        partner=coach.partner,
        route="A",
        motivatie="sterk",
        zoekgedrag="onvolledig",
        woorden="Wil graag werken, maar zoekt nog alleen in de krant.",
        op=op,
    )
    return 2
