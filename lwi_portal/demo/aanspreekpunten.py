"""Who to ask about what at a location: a contact with a deputy for most subjects. Made up."""

from itertools import cycle

from keten.models import Aanspreekpunt, Medewerker, Onderwerp
from keten.rechten import Rol
from lwi_portal.demo.plek import Plek

_OVERGESLAGEN = 5
"""Every so many places is left empty, as in a directory that people fill by hand."""
_NIET = [Rol.AKO, Rol.AUDITOR, Rol.MEDISCH_ADVISEUR, Rol.KETENAANJAGER]
"""Who works for the whole country, or for no partner of the desk."""
_ROLLEN = {
    "ww": (Rol.INKOMENSCONSULENT,),
    "wwb": (Rol.INKOMENSCONSULENT,),
    "handhaving": (Rol.HANDHAVER,),
    "werkgevers": (Rol.ACCOUNTMANAGER, Rol.MATCHMAKER),
    "afspraken": (Rol.MT_LID, Rol.TEAMLEIDER),
    "ict": (Rol.BEHEERDER,),
}


def vul_locatie(plek: Plek) -> int:
    """Fill the directory of a location; returns how many rows were added."""
    dag = plek.vandaag
    partners = [p for p in plek.partners if p.geldig_van <= dag and (p.geldig_tot or dag) >= dag]
    hier = plek.locatie.medewerkers.filter(gebruiker__is_active=True).exclude(rollen__overlap=_NIET)
    mensen = list(hier.order_by("gebruiker__email"))
    beurt = cycle(range(_OVERGESLAGEN))
    rijen = []
    for onderwerp in Onderwerp.objects.order_by("volgorde", "naam"):
        for partner in partners:
            wie = _geschikt(onderwerp, [m for m in mensen if m.partner_id == partner.pk])
            if not wie or next(beurt) == _OVERGESLAGEN - 1:
                continue
            eerste, tweede = wie[0], wie[1] if len(wie) > 1 else None
            rijen.append(
                Aanspreekpunt(
                    locatie=plek.locatie,
                    partner=partner,
                    onderwerp=onderwerp,
                    medewerker=eerste,
                    vervanger=tweede,
                    geldig_van=dag.replace(month=1, day=1),
                    voorbeeld=True,
                )
            )
    return len(Aanspreekpunt.objects.bulk_create(rijen))


def _geschikt(onderwerp: Onderwerp, collegas: list[Medewerker]) -> list[Medewerker]:
    """Colleagues for a subject: those with a fitting role first, then the others in turn."""
    rollen = _ROLLEN.get(onderwerp.code, ())
    passend = [m for m in collegas if set(rollen) & set(m.rollen)]
    anderen = [m for m in collegas if m not in passend]
    draai = onderwerp.volgorde // 10 % len(anderen) if anderen else 0
    return [*passend, *anderen[draai:], *anderen[:draai]]
