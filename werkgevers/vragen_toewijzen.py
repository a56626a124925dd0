"""Who answers a question of an employer, and of which employer it is (W-05)."""

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from klanten.models import Taak
from werkgevers.models import Contactpersoon, Werkgever, Werkgeversvraag
from werkgevers.vraagwerk import accountmanager_van, kan_behandelen, maak_taak, sleutel, slot


@transaction.atomic
def wijs_toe(*, vraag: Werkgeversvraag, aan: Medewerker) -> Werkgeversvraag:
    """Make somebody responsible for the answer; the task moves along.

    Raises:
        NietToegestaan: the question is closed, or that person may not answer questions at the location.
    """
    vraag = slot(vraag)
    if not vraag.loopt:
        raise NietToegestaan("Deze vraag is afgerond.")
    if not kan_behandelen(aan, vraag.locatie):
        raise NietToegestaan(f"{aan} behandelt op {vraag.locatie} geen vragen van werkgevers.", veld="aan")
    vraag.behandelaar = aan
    vraag.save(update_fields=["behandelaar"])
    if not Taak.objects.open().filter(sleutel=sleutel(vraag)).update(voor=aan, team=None):
        maak_taak(vraag)
    return vraag


@transaction.atomic
def koppel(
    *, vraag: Werkgeversvraag, werkgever: Werkgever, contactpersoon: Contactpersoon | None = None
) -> Werkgeversvraag:
    """Say which employer asked, once that is known.

    Without a person responsible yet, the employer's accountmanager becomes it.

    Raises:
        NietToegestaan: it is known already.
    """
    vraag = slot(vraag)
    if vraag.werkgever_id is not None:
        raise NietToegestaan(f"Deze vraag hoort al bij {vraag.werkgever}.")
    vraag.werkgever, vraag.contactpersoon = werkgever, contactpersoon
    vraag.full_clean()
    vraag.save(update_fields=["werkgever", "contactpersoon"])
    wie = accountmanager_van(werkgever, vraag.locatie)
    if wie is not None and vraag.behandelaar_id is None and vraag.loopt:
        wijs_toe(vraag=vraag, aan=wie)
    return vraag
