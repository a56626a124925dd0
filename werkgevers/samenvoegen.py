"""Two records of one employer become one, which is undone when it was a mistake.

Everything that hangs below the one record moves to the other, also what floors and rooms above added later:
it is found by its foreign key. The accountmanagers of the past stay with the old record, as its history.
"""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from klanten import taken
from klanten.models import Taak
from werkgevers.aanspreekpunt import accountmanager
from werkgevers.models import Accountmanagerschap, Samenvoeging, Sector, Werkgever
from werkgevers.registreren import namen
from werkgevers.verwijzingen import verplaats_alles, zet_terug

VELDEN = ("naam", "kvk_nummer", "sector", "medewerkers", "stadium", "aandeel_55plus", "website", "notitie")
"""What may differ between the two, and is chosen field by field."""
# Not from the sources: how long the accountmanager has to see who came in with a merge.
_NAKIJKEN = datetime.timedelta(days=7)
_REDEN = "meegekomen bij het samenvoegen van twee werkgevers"


@transaction.atomic
def voeg_samen(
    *, van: Werkgever, naar: Werkgever, neem_over: set[str], reden: str, door: Medewerker
) -> Samenvoeging:
    """Let one record go on in another.

    Args:
        neem_over: the fields (`VELDEN`) of which the value of `van` is the right one.
        reden: how it is known that they are the same.

    Raises:
        NietToegestaan: one of the two was merged already, they are the same record, or `door` does not work
            at the location of `naar`, or not at that of `van` while people with an account move along.
    """
    van, naar = _slot_beide(van, naar)
    binnen = _met_account(van)
    for een in (naar, van) if binnen else (naar,):
        if not door.werkt_op(een.locatie):
            raise NietToegestaan(f"Vraag het aan een collega van {een.locatie}.")
    oud: dict[str, Any] = {"hoofd": _een_hoofd(van, naar), "accountmanager": _geef_door(van, naar, door)}
    verplaatst = dict(verplaats_alles(van, naar))
    van.samengevoegd_in = naar
    van.save(update_fields=["samengevoegd_in"])
    oud["velden"] = _neem_velden_over(van, naar, neem_over)
    rij = voeg_toe(
        Samenvoeging(van=van, naar=naar, reden=reden.strip(), verplaatst=verplaatst, oud=oud, door=door)
    )
    _meld_accounts(rij, binnen)
    return rij


@transaction.atomic
def draai_terug(*, samenvoeging: Samenvoeging, door: Medewerker) -> Werkgever:
    """Undo a merge: what moved goes back, what was added since stays; returns the record that is back.

    A field that changed after the merge keeps its new value.

    Raises:
        NietToegestaan: it was undone before, the remaining record was merged further, or `door` works for
            neither of the locations.
    """
    samenvoeging = (
        Samenvoeging.objects.select_for_update(of=("self",))
        .select_related("van", "naar")
        .get(pk=samenvoeging.pk)
    )
    if samenvoeging.teruggedraaid_op is not None:
        raise NietToegestaan("Deze samenvoeging is al teruggedraaid.")
    rijen = Werkgever.objects.select_for_update(of=("self",)).select_related("locatie")
    beide = {w.pk: w for w in rijen.filter(pk__in=[samenvoeging.van_id, samenvoeging.naar_id]).order_by("pk")}
    van, naar = beide[samenvoeging.van_id], beide[samenvoeging.naar_id]
    if naar.samengevoegd_in_id is not None:
        raise NietToegestaan(f"{naar} is daarna zelf samengevoegd. Draai dat eerst terug.")
    if not (door.werkt_op(van.locatie) or door.werkt_op(naar.locatie)):
        raise NietToegestaan(f"Vraag het aan een collega van {naar.locatie} of {van.locatie}.")
    _zet_velden_terug(naar, samenvoeging.oud["velden"])
    van.samengevoegd_in = None
    van.full_clean()
    van.save(update_fields=["samengevoegd_in"])
    for sleutel, nummers in samenvoeging.verplaatst.items():
        zet_terug(sleutel, nummers, van=naar, naar=van)
    van.vestigingen.filter(pk__in=samenvoeging.oud["hoofd"]).update(hoofdvestiging=True)
    _geef_terug(samenvoeging.oud["accountmanager"])
    samenvoeging.teruggedraaid_op, samenvoeging.teruggedraaid_door = timezone.now(), door
    samenvoeging.save(update_fields=["teruggedraaid_op", "teruggedraaid_door"])
    return van


def _slot_beide(van: Werkgever, naar: Werkgever) -> tuple[Werkgever, Werkgever]:
    """Both records, locked in one order so that two merges never wait for each other for ever."""
    if van.pk == naar.pk:
        raise NietToegestaan("Kies een andere werkgever.")
    rijen = Werkgever.objects.select_for_update(of=("self",)).select_related("locatie")
    beide = {w.pk: w for w in rijen.filter(pk__in=[van.pk, naar.pk]).order_by("pk")}
    for een in beide.values():
        if een.samengevoegd_in_id is not None:
            raise NietToegestaan(f"{een} is al samengevoegd met {een.geldend}.")
    return beide[van.pk], beide[naar.pk]


def _met_account(werkgever: Werkgever) -> list[str]:
    """The people who open the page of this employer, and will see that of the one it goes on in."""
    personen = werkgever.contactpersonen.filter(gebruiker__isnull=False, vertrokken_op__isnull=True)
    return [str(persoon) for persoon in personen.order_by("naam", "pk")]


def _meld_accounts(samenvoeging: Samenvoeging, binnen: list[str]) -> None:
    """Let the accountmanager of the one that remains look at who now opens its page."""
    naar = samenvoeging.naar
    wie = accountmanager(naar)
    if not binnen or wie is None or not wie.werkt_op(naar.locatie):
        return
    taken.maak(
        klant=None,
        voor=wie,
        locatie=naar.locatie,
        soort=Taak.Soort.WERKGEVER,
        omschrijving=f"Mogen zij inloggen voor {naar}? {', '.join(binnen)}"[:200],
        vervalt_op=timezone.now() + _NAKIJKEN,
        sleutel=f"werkgever_samengevoegd:{samenvoeging.pk}",
    )


def _een_hoofd(van: Werkgever, naar: Werkgever) -> list[int]:
    """Make room for the main branch of the one that remains; returns which branches were main before."""
    if not naar.vestigingen.filter(hoofdvestiging=True, gesloten_op__isnull=True).exists():
        return []
    hoofd = van.vestigingen.filter(hoofdvestiging=True)
    nummers = list(hoofd.values_list("pk", flat=True))
    hoofd.update(hoofdvestiging=False)
    return nummers


def _geef_door(van: Werkgever, naar: Werkgever, door: Medewerker) -> dict[str, int | None]:
    """End who was the contact; this person goes along when the other record has nobody."""
    schap = van.accountmanagerschappen.filter(tot__isnull=True).select_related("medewerker").first()
    if schap is None:
        return {"gesloten": None, "nieuw": None}
    schap.tot = vandaag()
    schap.save(update_fields=["tot"])
    bezet = naar.accountmanagerschappen.filter(tot__isnull=True).exists()
    if bezet or not schap.medewerker.werkt_op(naar.locatie):
        return {"gesloten": schap.pk, "nieuw": None}
    nieuw = Accountmanagerschap(werkgever=naar, medewerker=schap.medewerker, reden=_REDEN, door=door)
    return {"gesloten": schap.pk, "nieuw": voeg_toe(nieuw).pk}


def _geef_terug(oud: dict[str, int | None]) -> None:
    if nieuw := oud["nieuw"]:
        Accountmanagerschap.objects.filter(pk=nieuw, tot__isnull=True).update(tot=vandaag())
    if gesloten := oud["gesloten"]:
        Accountmanagerschap.objects.filter(pk=gesloten).update(tot=None)


def _neem_velden_over(van: Werkgever, naar: Werkgever, neem_over: set[str]) -> dict[str, list[Any]]:
    """Write the chosen values; returns of each what it was and what it became."""
    velden = [veld for veld in VELDEN if veld in neem_over and getattr(van, veld) != getattr(naar, veld)]
    wissels = {veld: [_kaal(naar, veld), _kaal(van, veld)] for veld in velden}
    if velden:
        _schrijf(naar, {veld: getattr(van, veld) for veld in velden})
    return wissels


def _zet_velden_terug(naar: Werkgever, wissels: dict[str, list[Any]]) -> None:
    terug = {veld: oud for veld, (oud, nieuw) in wissels.items() if _kaal(naar, veld) == nieuw}
    if "sector" in terug:
        terug["sector"] = Sector.objects.filter(pk=terug["sector"]).first()
    if terug:
        _schrijf(naar, terug)


def _schrijf(werkgever: Werkgever, velden: dict[str, Any]) -> None:
    if "naam" in velden:
        velden = {**velden, **namen(velden["naam"])}
    wijzig(werkgever, versie=werkgever.versie, **velden)


def _kaal(werkgever: Werkgever, veld: str) -> Any:
    """A value as JSON holds it."""
    return getattr(werkgever, Werkgever._meta.get_field(veld).attname)  # type: ignore[union-attr]
