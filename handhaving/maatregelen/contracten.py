"""Contracts on duties: meant for raised risk, with a warning for who is willing already (H-37)."""

import datetime

from django.db import transaction
from django.utils import timezone

from handhaving.models import Kleur, Plichtencontract
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import Duur, termijn_of
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant

WAARSCHUWING = (
    "Deze klant heeft geen verhoogd risico. Wie al goed zijn best doet, kan zich aan een contract gaan "
    "houden ook als dat niet de snelste weg naar werk is."
)
_POORTWACHTER = "poortwachtertoets"
_DRIE_MAANDEN = Duur.maanden(3)
_HOOGSTENS = datetime.timedelta(days=366)


@transaction.atomic
def sluit(
    *, klant: Klant, afspraken: str, tot: datetime.date, reden: str = "", door: Medewerker
) -> Plichtencontract:
    """Make a contract on duties with a client, from today.

    Args:
        afspraken: what client and organisation agree; the client reads it.
        tot: last day, within a year.
        reden: why all the same, when the risk is not raised.

    Raises:
        NietToegestaan: the risk is not raised and no reason is given, there is a contract already, the day
            cannot be, or `door` may not.

    Source: Goed bekeken! (AKO Monitorgroep 2005): a willing client keeps to the contract even when that
    stands in the way of leaving the benefit soon.
    """
    eis(door, klant.locatie, Recht.MAATREGEL_VOORSTELLEN)
    if not vandaag() < tot <= vandaag() + _HOOGSTENS:
        raise NietToegestaan("Kies een dag na vandaag, binnen een jaar.", veld="tot")
    laag = is_laag_risico(klant)
    if laag and not reden.strip():
        raise NietToegestaan(f"{WAARSCHUWING} Vul in waarom een contract toch helpt.", veld="reden")
    contract = voeg_toe(
        Plichtencontract(
            klant=klant,
            afspraken=afspraken,
            van=vandaag(),
            tot=tot,
            ondanks_laag_risico=laag,
            reden=reden.strip(),
            gemaakt_door=door,
            partner=door.partner,
        )
    )
    _schrijf(klant, f"Contract over plichten gesloten, tot en met {tot:%d-%m-%Y}", door=door)
    return contract


@transaction.atomic
def beeindig(*, contract: Plichtencontract, door: Medewerker) -> Plichtencontract:
    """End a contract; doing so twice changes nothing.

    Raises:
        NietToegestaan: `door` may not.
    """
    contract = (
        Plichtencontract.objects.select_for_update(of=("self",)).select_related("klant").get(pk=contract.pk)
    )
    eis(door, contract.klant.locatie, Recht.MAATREGEL_VOORSTELLEN)
    if contract.beeindigd_op is not None:
        return contract
    contract.beeindigd_op, contract.beeindigd_door = timezone.now(), door
    contract.full_clean()
    contract.save(update_fields=["beeindigd_op", "beeindigd_door"])
    _schrijf(contract.klant, "Contract over plichten beëindigd", door=door)
    return contract


def is_laag_risico(klant: Klant) -> bool:
    """Whether the last decision about this client was green; without an assessment nobody knows."""
    laatste = klant.risicobeoordelingen.order_by("-op", "-pk").values_list("besluit", flat=True).first()
    return laatste == Kleur.GROEN


def poortwachtertoets(klant: Klant) -> datetime.date | None:
    """The day of the test after some months of WW; a date to know, nothing waits for it."""
    ww = klant.uitkeringen.filter(regime__code="ww", tot__isnull=True).order_by("-van").first()
    if ww is None:
        return None
    return termijn_of(_POORTWACHTER, _DRIE_MAANDEN, klant.locatie).laatste_dag(ww.van)


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.HANDHAVING, zin, door=door, zichtbaar_voor_klant=True)
