"""Erasing a dossier for good: proposed by one, done by another, and then nothing readable is left (AVG 17).

What is erased is found by following the references to the client, through every app and history table, so a
new feature needs no line here. What remains, because accountability asks it (AVG 5.2), is one `Wisbewijs`:
the number, the location, the days, the ground, and who decided. This is the one place that steps past the
triggers which otherwise keep timeline, register of looks and history as they are.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pghistory.models
import pgtrigger
from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from django.db.models import F, Func, Value
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Gebruiker, Klad, Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.instellingen_privacy import WISSEN_DOOR_TWEE
from klanten.models import (
    Bewaring,
    Clientbeeld,
    Document,
    Gebeurtenis,
    Klant,
    Taak,
    Uitschrijfverzoek,
    Wisbewijs,
)

log = logging.getLogger(__name__)

Gevonden = dict[type[models.Model], set[Any]]


@transaction.atomic
def stel_voor(*, bewaring: Bewaring, grond: str, reden: str, door: Medewerker) -> Bewaring:
    """Propose to erase a dossier; nothing happens to it yet.

    Args:
        reden: what was checked (no objection, no recovery that still runs).

    Raises:
        NietToegestaan: the dossier is in use again, the term is not over, the client was not told or did not
            ask for it when the service stopped, or it was proposed before.
    """
    bewaring = _slot(bewaring)
    _vereis_gestopt(bewaring)
    if bewaring.grond:
        raise NietToegestaan("Wissen is al voorgesteld.")
    if grond == Bewaring.Grond.TERMIJN and bewaring.tot >= vandaag():
        raise NietToegestaan(f"De bewaartermijn loopt tot en met {bewaring.tot:%d-%m-%Y}.", veld="grond")
    if grond == Bewaring.Grond.TERMIJN and bewaring.aangekondigd_op is None:
        raise NietToegestaan("De klant heeft nog geen bericht gekregen. Dat gaat vannacht uit.", veld="grond")
    if grond == Bewaring.Grond.VERZOEK and not _is_gevraagd(bewaring):
        raise NietToegestaan("De klant heeft hier niet om gevraagd.", veld="grond")
    bewaring.grond, bewaring.reden = grond, reden.strip()
    bewaring.voorgesteld_door, bewaring.voorgesteld_op = door, timezone.now()
    bewaring.full_clean()
    bewaring.save()
    _schrijf(bewaring.klant, "Voorgesteld om dit dossier te wissen", door=door)
    return bewaring


@transaction.atomic
def trek_voorstel_in(*, bewaring: Bewaring, door: Medewerker) -> Bewaring:
    """Keep the dossier after all.

    Raises:
        NietToegestaan: nobody proposed to erase it.
    """
    bewaring = _slot(bewaring)
    if not bewaring.grond:
        raise NietToegestaan("Er is geen voorstel.")
    bewaring.grond = bewaring.reden = ""
    bewaring.voorgesteld_door = bewaring.voorgesteld_op = None
    bewaring.save()
    _schrijf(bewaring.klant, "Het voorstel om dit dossier te wissen ingetrokken", door=door)
    return bewaring


@transaction.atomic
def wis(*, bewaring: Bewaring, door: Medewerker) -> Wisbewijs:
    """Erase a dossier that somebody proposed to erase: records, history, documents and account.

    Files leave the disk after the transaction, so that a fault half-way leaves everything as it was.

    Raises:
        NietToegestaan: the dossier is in use again, there is no proposal, it is one's own, or work on the
            dossier waits.
    """
    bewaring = _slot(bewaring)
    _vereis_gestopt(bewaring)
    _mag_wissen(bewaring, door)
    klant, voorsteller = bewaring.klant, bewaring.voorgesteld_door
    assert voorsteller is not None  # a constraint: a proposal has somebody who made it
    bewijs = Wisbewijs(
        klantnummer=klant.klantnummer,
        locatie=klant.locatie,
        gestopt_op=bewaring.gestopt_op,
        bewaard_tot=vandaag(),
        grond=bewaring.grond,
        reden=bewaring.reden,
        voorgesteld_door=voorsteller,
        gewist_door=door,
    )
    bestanden = [document.bestand.name for document in Document.objects.filter(klant=klant)]
    with pgtrigger.ignore():
        bewijs.rijen = _wis_alles(klant)
    transaction.on_commit(lambda: _wis_bestanden(bestanden))
    log.info("dossier %s erased", bewijs.klantnummer)
    return voeg_toe(bewijs)


def verwijzingen(begin: type[models.Model], sleutels: Iterable[Any]) -> Gevonden:
    """Every record that refers to these records, straight or by way of others, with its key.

    Django's own collector stops at what is protected, and here everything is.
    """
    gevonden: Gevonden = defaultdict(set)
    wachtrij = [(begin, set(sleutels))]
    while wachtrij:
        model, nieuw = wachtrij.pop()
        nieuw -= gevonden[model]
        if not nieuw:
            continue
        gevonden[model] |= nieuw
        for relatie in _relaties(model):
            kind: type[models.Model] = relatie.related_model
            rijen = kind._base_manager.filter(**{f"{relatie.field.name}__in": nieuw})
            wachtrij.append((kind, set(rijen.values_list("pk", flat=True))))
    return {model: sleutels for model, sleutels in gevonden.items() if sleutels}


def _relaties(model: type[models.Model]) -> list[Any]:
    """References to a model from tables; a view over tables (`managed` is false) holds nothing itself."""
    alle = model._meta.get_fields(include_hidden=True)
    verwijst: list[Any] = [
        veld for veld in alle if veld.auto_created and (veld.one_to_many or veld.one_to_one)
    ]
    return [relatie for relatie in verwijst if relatie.related_model._meta.concrete_model._meta.managed]


def _wis_alles(klant: Klant) -> dict[str, int]:
    gevonden = verwijzingen(Klant, [klant.pk])
    if klant.gebruiker_id is not None:
        for model, sleutels in verwijzingen(Gebruiker, [klant.gebruiker_id]).items():
            gevonden.setdefault(model, set()).update(sleutels)
        _wis_spoor(klant.gebruiker_id)
    # Half-written forms about the client, of employees: they refer to the dossier by their address alone.
    kladden = set(Klad.objects.filter(pad__contains=f"/{klant.klantnummer}/").values_list("pk", flat=True))
    if kladden:
        gevonden.setdefault(Klad, set()).update(kladden)
    for model, sleutels in gevonden.items():
        model._base_manager.filter(pk__in=sleutels)._raw_delete(connection.alias)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what still refers to something must show here
    return {
        str(model._meta.label): len(sleutels)
        for model, sleutels in sorted(gevonden.items(), key=lambda paar: str(paar[0]._meta.label))
    }


def _wis_spoor(gebruiker: int) -> None:
    """Take the client's name from the contexts of the history, which may be shared with other records."""
    contexten = pghistory.models.Context.objects.filter(metadata__gebruiker=gebruiker)
    leeg = Func(
        F("metadata"), Value(["naam"]), Value('""'), function="jsonb_set", output_field=models.JSONField()
    )
    contexten.update(metadata=leeg)


def _wis_bestanden(namen: Iterable[str]) -> None:
    """Delete every file that can be deleted; the name of a file may say whose it was, so the log has none."""
    for naam in namen:
        try:
            default_storage.delete(naam)
        except Exception as fout:  # whatever the storage raises: the files after this one must go too
            log.error("a file of an erased dossier could not be deleted: %s", type(fout).__name__)


def _vereis_gestopt(bewaring: Bewaring) -> None:
    """The service may have been resumed since the clock started; the picture is held until this is done."""
    beeld = Clientbeeld.objects.select_for_update().get(klant=bewaring.pk)
    if beeld.status != Clientbeeld.Status.GESTOPT:
        raise NietToegestaan("Dit dossier is weer in gebruik.")


def _is_gevraagd(bewaring: Bewaring) -> bool:
    """Whether the client asked for it when the service stopped, and not the time before or in vain."""
    verzoeken = bewaring.klant.uitschrijfverzoeken.filter(
        ook_wissen=True,
        stand=Uitschrijfverzoek.Stand.UITGESCHREVEN,
        afgehandeld_op__date__gte=bewaring.gestopt_op,
    )
    return verzoeken.exists()


def _mag_wissen(bewaring: Bewaring, door: Medewerker) -> None:
    if not bewaring.grond:
        raise NietToegestaan("Stel eerst voor om dit dossier te wissen, met een reden.")
    eigen = bewaring.voorgesteld_door_id == door.pk
    if eigen and waarde(WISSEN_DOOR_TWEE, bewaring.klant.locatie):
        raise NietToegestaan("U hebt dit zelf voorgesteld. Een collega moet het dossier wissen.")
    open_werk = bewaring.klant.taken.open().exclude(soort=Taak.Soort.PRIVACY).count()
    if open_werk:
        raise NietToegestaan(f"Er staan nog {open_werk} taken open bij dit dossier. Rond die eerst af.")


def _slot(bewaring: Bewaring) -> Bewaring:
    list(Klant.objects.select_for_update().filter(pk=bewaring.pk))
    gevonden = (
        Bewaring.objects.select_for_update(of=("self",))
        .select_related("klant__locatie", "voorgesteld_door")
        .filter(pk=bewaring.pk)
        .first()
    )
    if gevonden is None:
        raise NietToegestaan("Dit dossier is al gewist of weer in gebruik.")
    return gevonden


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.PRIVACY, zin, door=door, zichtbaar_voor_klant=False)
