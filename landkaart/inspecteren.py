"""The inspectorate reads along: which locations, until when, and what it sees (L-12).

Source: Integrale dienstverlening (IWI 2008), bijlage 2: AKO asks to combine inspections, to halve the load of
research on locations.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Rol
from keten.tijd import vandaag
from keten.uitnodigen import geef_account
from landkaart.models import Inspectietoegang

HOOGSTENS = datetime.timedelta(days=366)


@transaction.atomic
def verleen(
    *,
    naam: str,
    email: str,
    locaties: Iterable[Locatie],
    van: datetime.date,
    tot: datetime.date,
    reden: str,
    door: Medewerker,
) -> list[Inspectietoegang]:
    """Let an inspector read locations for a time. A new inspector gets an account, and an invitation by mail.

    Args:
        van, tot: first and last day; a year at most.
        reden: which research it is for.

    Raises:
        NietToegestaan: the time is past or too long, or somebody else has this address.
    """
    if tot < vandaag():
        raise NietToegestaan("De laatste dag ligt in het verleden.", veld="tot")
    if tot - van > HOOGSTENS:
        raise NietToegestaan("Geef toegang voor hoogstens een jaar. Verlengen kan later.", veld="tot")
    inspecteur = geef_account(email=email, naam=naam, rol=Rol.INSPECTEUR)
    return [
        voeg_toe(
            Inspectietoegang(
                gebruiker=inspecteur, locatie=locatie, van=van, tot=tot, reden=reden, verleend_door=door
            )
        )
        for locatie in locaties
    ]


@transaction.atomic
def trek_in(*, toegang: Inspectietoegang, door: Medewerker) -> Inspectietoegang:
    """Take access back from today on; what was given stays on record.

    Raises:
        NietToegestaan: it has ended already.
    """
    huidig = Inspectietoegang.objects.select_for_update(of=("self",)).get(pk=toegang.pk)
    gisteren = vandaag() - datetime.timedelta(days=1)
    if huidig.tot <= gisteren:
        raise NietToegestaan("Deze toegang is al voorbij.")
    huidig.tot, huidig.ingetrokken_door = gisteren, door
    huidig.full_clean()
    huidig.save(update_fields=["tot", "ingetrokken_door"])
    return huidig


def locaties_van(gebruiker: Gebruiker) -> QuerySet[Locatie]:
    """The locations that an inspector may read today."""
    toegangen = Inspectietoegang.objects.geldig_op(vandaag()).filter(gebruiker=gebruiker)
    return Locatie.objects.filter(inspectietoegangen__in=toegangen).distinct().select_related("regio")
