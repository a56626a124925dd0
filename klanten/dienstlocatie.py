"""Where a client gets the service: at the LWI, or elsewhere, while the dossier stays one (K-32)."""

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from klanten import clientbeeld, tijdlijn
from klanten.models import Clientbeeld, Gebeurtenis, Klant


@transaction.atomic
def kies(*, klant: Klant, dienstlocatie: str, reden: str, door: Medewerker) -> Clientbeeld:
    """Say who gives the service from now on. The dossier and the contact person stay, and all can read on.

    Args:
        dienstlocatie: one of `Clientbeeld.Dienstlocatie`.
        reden: why; the client reads it.

    Raises:
        NietToegestaan: the intake has not been done, the client gets the service there already, or there is
            no reason.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 3.4: clients of the WWB who are far from work
    go on to the municipality after the intake, often at another location.
    """
    if not reden.strip():
        raise NietToegestaan("Vul in waarom.", veld="reden")
    beeld = Clientbeeld.objects.select_for_update().get(klant=klant)
    if beeld.intake_op is None:
        raise NietToegestaan("Doe eerst de intake. Daarna kan de klant ergens anders verder.")
    if beeld.dienstlocatie == dienstlocatie:
        raise NietToegestaan(f"De klant krijgt al hulp van {_waar(dienstlocatie)}.", veld="dienstlocatie")
    beeld = clientbeeld.werk_bij(klant, dienstlocatie=Clientbeeld.Dienstlocatie(dienstlocatie))
    zin = f"De klant krijgt nu hulp van {_waar(dienstlocatie)}: {reden.strip()}"
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.VERWIJZING, zin, door=door)
    return beeld


def _waar(dienstlocatie: str) -> str:
    return str(Clientbeeld.Dienstlocatie(dienstlocatie).label)
