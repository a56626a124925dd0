"""A new key for everything that lies encrypted: BSNs, secrets of couplings, what waits and what came in."""

from keten import aanmeldbronnen, verzegelen
from keten.models import Abonnement, Herhaling, Invoerrij
from klanten.models import Identiteitsnummer, Overname, Verschil

VERSLEUTELD = (
    (Identiteitsnummer, ("versleuteld",)),
    (Abonnement, ("geheim", "vorig_geheim")),
    (Invoerrij, ("inhoud",)),
    (Overname, ("oud", "nieuw")),
    (Verschil, ("ons", "hun")),
)
"""Which records the key opens, beside the sources by which people sign in (`keten.aanmeldbronnen`)."""


def versleutel_opnieuw(*, per_keer: int = 500) -> int:
    """Let everything have the newest key; can be stopped and run again (`verzegelen.versleutel_opnieuw`).

    Answers that a system may ask for again within a day are thrown away: they are no record of anything.

    Returns:
        How many records got the newest key.

    Raises:
        NietToegestaan: one was made with a key that is no longer in the settings.
    """
    aanmeldbronnen.versleutel_opnieuw()
    gedaan = sum(
        verzegelen.versleutel_opnieuw(model._base_manager.all(), *velden, per_keer=per_keer)
        for model, velden in VERSLEUTELD
    )
    Herhaling.objects.all().delete()
    return gedaan
