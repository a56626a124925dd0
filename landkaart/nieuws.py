"""News of any partner, for the whole region or the whole country at the same moment (X-62)."""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Arbeidsmarktregio, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht, rechten_van
from keten.tijd import vandaag
from landkaart.models import Nieuwsbericht


def te_lezen(locatie: Locatie) -> QuerySet[Nieuwsbericht]:
    """What people at a location can read now: of their region and of the country, newest first."""
    return Nieuwsbericht.objects.lopend(vandaag()).voor(locatie.regio_id).select_related("partner", "regio")


@transaction.atomic
def plaats(
    *,
    titel: str,
    tekst: str,
    heel_nederland: bool = False,
    tot: datetime.date | None = None,
    locatie: Locatie,
    door: Medewerker,
) -> Nieuwsbericht:
    """Publish an item; everybody it is for can read it at once.

    Args:
        heel_nederland: for the whole country instead of the region of the location.
        tot: the last day on which it can be read; None when it stays.

    Raises:
        NietToegestaan: that day is over already.
        ValidationError: with a message per field.

    Source: De lerende keten (IWI 2008), section 2.2: a website of all partners in regio Noord.
    """
    if tot is not None and tot < vandaag():
        raise NietToegestaan("Deze dag is al voorbij.", veld="tot")
    regio: Arbeidsmarktregio | None = None if heel_nederland else locatie.regio
    return voeg_toe(
        Nieuwsbericht(
            titel=titel,
            tekst=tekst,
            regio=regio,
            tot=tot,
            locatie=locatie,
            partner=door.partner,
            door=door,
        )
    )


def mag_intrekken(bericht: Nieuwsbericht, medewerker: Medewerker) -> bool:
    """Whether somebody may withdraw an item: a colleague of the same partner there, or the AKO."""
    if Recht.LANDKAART_BEHEREN in rechten_van(medewerker.rollen):
        return True
    return bericht.partner_id == medewerker.partner_id and medewerker.werkt_op(bericht.locatie)


@transaction.atomic
def trek_in(*, bericht: Nieuwsbericht, reden: str, door: Medewerker) -> Nieuwsbericht:
    """Withdraw an item, with a reason that its record keeps.

    Raises:
        NietToegestaan: it is of another partner or location, was withdrawn before, or there is no reason.
    """
    bericht = (
        Nieuwsbericht.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=bericht.pk)
    )
    if not mag_intrekken(bericht, door):
        raise NietToegestaan("Dit bericht is van een andere partner of locatie.")
    if bericht.ingetrokken_op is not None:
        raise NietToegestaan("Dit bericht is al ingetrokken.")
    if not reden.strip():
        raise NietToegestaan("Vul in waarom u het bericht intrekt.", veld="reden")
    bericht.ingetrokken_op, bericht.ingetrokken_door = timezone.now(), door
    bericht.reden_intrekken = reden.strip()
    bericht.save(update_fields=["ingetrokken_op", "ingetrokken_door", "reden_intrekken"])
    return bericht
