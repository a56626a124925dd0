"""An exchange with the system of the municipality, in which two telephone numbers differ. Made up."""

from keten.models import Medewerker
from keten.rechten import Rol
from klanten.models import Uitwisselkoppeling
from klanten.uitwisselen.bereik import van_partner
from klanten.uitwisselen.uitvoeren import neem_in
from lwi_portal.demo.plek import Plek

_KOP = "klantnummer;straat;postcode;woonplaats;telefoon"
_AANTAL = 2


def vul_locatie(plek: Plek) -> int:
    """A coupling of the location's team leader, with the report of this week; returns the number of rows."""
    gemeente = next((partner for partner in plek.partners if partner.kolom == "gemeente"), None)
    leiders = Medewerker.objects.filter(locaties=plek.locatie, rollen__contains=[Rol.TEAMLEIDER.value])
    leider = leiders.order_by("gebruiker__email").first()
    if gemeente is None or leider is None:
        return 0
    koppeling = Uitwisselkoppeling.objects.create(
        locatie=plek.locatie,
        systeem=Uitwisselkoppeling.Systeem.GWS4ALL,
        partner_id=gemeente.pk,
        verantwoordelijk=leider,
    )
    klanten = van_partner(koppeling).exclude(contactgegevens__telefoon="").order_by("klantnummer")
    nummers = list(klanten.values_list("klantnummer", flat=True)[:_AANTAL])
    rijen = [f"{nummer};;;;055 580 {1000 + volg}" for volg, nummer in enumerate(nummers)]
    rijen.append("99999999;;;;")
    uitwisseling = neem_in(koppeling=koppeling, inhoud="\n".join([_KOP, *rijen]).encode(), door=leider)
    return 2 + uitwisseling.verschillen.count()
