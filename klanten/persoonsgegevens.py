"""Correcting who the client is and how to reach the client."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Medewerker
from keten.opslaan import wijzig
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import clientbeeld, meldingen, onbereikbaar, taken, tijdlijn
from klanten.dossierkop import leeftijd
from klanten.models import Contactgegevens, Gebeurtenis, Klant, Situatie, Taak, zoeknaam

MINIMUMLEEFTIJD = 15  # the age from which somebody may work

# What must be known before the client can be reached in this way, in words.
_NODIG = {
    Contactgegevens.Kanaal.TELEFOON: ("telefoon", gettext_lazy("een telefoonnummer")),
    Contactgegevens.Kanaal.SMS: ("telefoon", gettext_lazy("een telefoonnummer")),
    Contactgegevens.Kanaal.EMAIL: ("email", gettext_lazy("een e-mailadres")),
    Contactgegevens.Kanaal.POST: ("straat", gettext_lazy("een adres")),
}


@transaction.atomic
def wijzig_persoon(*, klant: Klant, versie: int, door: Medewerker, **velden: Any) -> Klant:
    """Correct name, birth date or gender; lists and search know the new name at once.

    Args:
        versie: the version that the form was opened with.
        velden: fields of `Klant`.

    Raises:
        VersieConflict: a colleague saved in between.
        NietToegestaan: the client would be too young to work.
    """
    vereis_leeftijd(velden.get("geboortedatum", klant.geboortedatum))
    nieuw = Klant(**{naam: velden.get(naam, getattr(klant, naam)) for naam in _NAAMVELDEN})
    sleutel = zoeknaam(**{naam: getattr(nieuw, naam) for naam in _NAAMVELDEN})
    anders = _anders(klant, velden)
    klant = wijzig(klant, versie=versie, **velden, zoeknaam=sleutel)
    clientbeeld.werk_bij(klant, zoeknaam=sleutel)
    if klant.gebruiker_id is not None:
        Gebruiker.objects.filter(pk=klant.gebruiker_id).update(naam=klant.naam)
    _schrijf(klant, "Persoonsgegevens", anders, door=door)
    return klant


@transaction.atomic
def wijzig_contactgegevens(
    *, klant: Klant, versie: int, door: Medewerker | None, bron: str = "", **velden: Any
) -> Contactgegevens:
    """Change where and how the client is reached.

    Args:
        versie: the version that the form was opened with.
        door: the employee; None when it is the client.
        bron: the system of a partner from which it came; empty when somebody typed it.
        velden: fields of `Contactgegevens`.

    Raises:
        VersieConflict: somebody else saved in between.
        NietToegestaan: the preferred channel needs something that is not filled in.
    """
    contactgegevens = klant.contactgegevens
    vereis_bereikbaar({naam: getattr(contactgegevens, naam) for naam in _BEREIKVELDEN} | velden)
    anders = _anders(contactgegevens, velden)
    werkt_weer = onbereikbaar.opgeheven(contactgegevens, velden)
    contactgegevens = wijzig(contactgegevens, versie=versie, **velden, **werkt_weer)
    onbereikbaar.sluit_taken(klant, werkt_weer, door=door)
    clientbeeld.werk_bij(klant)  # how to reach the client is part of a complete dossier
    _schrijf(klant, "Contactgegevens", anders, door=door, bron=bron)
    return contactgegevens


@transaction.atomic
def wijzig_rekening(*, klant: Klant, versie: int, iban: str) -> Situatie:
    """The client gives another account number; who decides on benefits checks it, and the client gets word.

    The word goes out over the channel that the client prefers, so that who did not do this, notices.

    Args:
        versie: the version of the situation that the form was opened with.

    Raises:
        VersieConflict: somebody else saved in between.
        NietToegestaan: there has been no intake yet, so there is nothing to change.
        ValidationError: this is no account number.
    """
    situatie: Situatie | None = getattr(klant, "situatie", None)
    if situatie is None:
        raise NietToegestaan(_("Uw rekeningnummer vragen wij bij de intake."))
    anders = situatie.iban != iban
    situatie = wijzig(situatie, versie=versie, iban=iban)
    if anders:
        _schrijf(klant, "Gegevens over inkomen", ["rekeningnummer"], door=None)
        taken.maak(
            klant=klant,
            voor=None,
            locatie=klant.locatie,
            soort=Taak.Soort.REKENING,
            omschrijving="Controleer het nieuwe rekeningnummer dat de klant opgaf",
            vervalt_op=Duur.werkdagen(2).vervalt(timezone.now()),
            sleutel=f"rekening:{klant.pk}:{situatie.versie}",
        )
        meldingen.meld(
            klant=klant,
            code="rekening_gewijzigd",
            sleutel=f"rekening:{klant.pk}:{situatie.versie}",
            pagina="klanten:mijn_gegevens",
        )
    return situatie


def is_gevoelig(klant: Klant, velden: dict[str, Any]) -> bool:
    """Whether a change of contact data touches money: another address while a benefit runs."""
    contactgegevens = klant.contactgegevens
    verhuist = any(velden.get(naam, "") != getattr(contactgegevens, naam) for naam in _ADRESVELDEN)
    return verhuist and klant.uitkeringen.filter(Q(tot=None) | Q(tot__gte=vandaag())).exists()


def vereis_leeftijd(geboortedatum: Any) -> None:
    """Refuse a birth date in the future, or of somebody who is too young to work: mostly a wrong year.

    Raises:
        NietToegestaan: on the field `geboortedatum`.
    """
    jaren = leeftijd(geboortedatum, vandaag())
    if jaren < 0:
        raise NietToegestaan("Deze datum ligt in de toekomst.", veld="geboortedatum")
    if jaren < MINIMUMLEEFTIJD:
        raise NietToegestaan(
            f"Volgens deze datum is de klant {jaren} jaar. Kijk het na.", veld="geboortedatum"
        )


def vereis_bereikbaar(velden: dict[str, Any]) -> None:
    """Refuse a preferred channel by which nobody can be reached.

    Raises:
        NietToegestaan: on the field that must be filled in.
    """
    veld, wat = _NODIG.get(velden["voorkeurskanaal"], ("", ""))
    if veld and not velden.get(veld):
        raise NietToegestaan(
            _("Vul %(wat)s in, of kies een andere manier van contact.") % {"wat": wat}, veld=veld
        )


_NAAMVELDEN = ("achternaam", "voornamen", "roepnaam", "tussenvoegsel")
_ADRESVELDEN = ("straat", "postcode", "woonplaats")
_BEREIKVELDEN = ("voorkeurskanaal", "telefoon", "email", "straat")


def _anders(record: models.Model, velden: dict[str, Any]) -> list[str]:
    """What changes, by name and without the values: the timeline keeps its lines for ever."""
    model = type(record)
    return [
        str(model._meta.get_field(naam).verbose_name)  # type: ignore[union-attr]
        for naam, waarde in velden.items()
        if getattr(record, naam) != waarde
    ]


def _schrijf(
    klant: Klant, wat: str, anders: Iterable[str], *, door: Medewerker | None, bron: str = ""
) -> None:
    if namen := ", ".join(anders):
        tijdlijn.leg_vast(
            klant,
            Gebeurtenis.Soort.GEGEVENS,
            f"{wat} {f'overgenomen uit {bron}' if bron else 'gewijzigd'}: {namen}.",
            door=door,
            door_klant=door is None,
        )
