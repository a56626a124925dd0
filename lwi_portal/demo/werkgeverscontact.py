"""Contacts of all partners with the employers of a location; all of it made up."""

import datetime
from random import Random

from keten.models import Medewerker
from lwi_portal.demo.accountmanagers import Werkgeversteam
from lwi_portal.demo.dagen import DAG, open_dag, werkdag_na
from lwi_portal.demo.plek import Plek
from werkgevers.models import Contactpersoon, Werkgever, Werkgeverscontact

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
_TOCH = ("Het gaat over een andere vestiging.", "De werkgever vroeg er zelf om.", "Afgestemd met de collega.")


def houd_contact(
    plek: Plek, rng: Random, werkgevers: list[Werkgever], personen: list[Contactpersoon], team: Werkgeversteam
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
