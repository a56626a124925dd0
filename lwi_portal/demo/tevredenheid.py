"""What employers of a location think of the service; all of it made up."""

import datetime
from random import Random

from lwi_portal.demo.plek import Plek
from lwi_portal.demo.werkgevers import PETRA
from werkgevers.models import Contactpersoon, Tevredenheid, Tevredenheidsscore, Vacature, Verwachting

_OPMERKINGEN = (
    "",
    "",
    "Fijn dat er één persoon is die ik kan bellen.",
    "De kandidaten hadden sneller gemogen.",
)


def vraag_tevredenheid(plek: Plek, rng: Random) -> int:
    """Most employers filled the questionnaire in after a vacancy closed; Petra did not yet."""
    gesloten = (
        Vacature.objects.filter(locatie=plek.locatie, gesloten_op__isnull=False)
        .exclude(stand=Vacature.Stand.OPEN)
        .order_by("pk")
    )
    petras = set(Contactpersoon.objects.filter(gebruiker__email=PETRA).values_list("werkgever", flat=True))
    rijen = []
    for vacature in gesloten:
        assert vacature.gesloten_op is not None
        gevuld = vacature.werkgever_id not in petras and rng.random() < 0.75
        op = vacature.gesloten_op + datetime.timedelta(hours=1)
        rijen.append(
            Tevredenheid(
                vacature=vacature,
                werkgever_id=vacature.werkgever_id,
                locatie=plek.locatie,
                gevraagd_op=op,
                ingevuld_op=op if gevuld else None,
                opmerking=rng.choice(_OPMERKINGEN) if gevuld else "",
            )
        )
    Tevredenheid.objects.bulk_create(rijen)
    scores = Tevredenheidsscore.objects.bulk_create(
        Tevredenheidsscore(tevredenheid=rij, verwachting=code, score=min(5, rng.randint(2, 6)))
        for rij in rijen
        if rij.ingevuld_op
        for code in Verwachting.values
        if rng.random() < 0.8
    )
    return len(rijen) + len(scores)
