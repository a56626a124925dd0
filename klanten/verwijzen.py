"""Referring a client to another chain: with consent, and no more of the dossier than was ticked (K-77)."""

import datetime
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, termijn_of
from keten.tijd import vandaag
from klanten import taken, tijdlijn
from klanten.lopend import Lopend
from klanten.models import Gebeurtenis, Hulporganisatie, Klant, Taak, Verwijzing

TERMIJN = "terugkoppeling_verwijzing"
STANDAARDTERMIJN = Duur.weken(4)
_TOESTEMMING_GELDT = datetime.timedelta(days=90)
LOPEND = (Verwijzing.Stand.AANGEMELD, Verwijzing.Stand.BEZIG)


def organisaties(locatie: Locatie) -> QuerySet[Hulporganisatie]:
    """To whom clients of a location can be referred today."""
    geldig = Hulporganisatie.objects.geldig_op(vandaag())
    rijen: QuerySet[Hulporganisatie] = geldig.filter(Q(locatie__isnull=True) | Q(locatie=locatie))
    return rijen.order_by("soort", "naam")


@transaction.atomic
def verwijs(
    *,
    klant: Klant,
    organisatie: Hulporganisatie,
    reden: str,
    gegevens: Iterable[str],
    toestemming_op: datetime.date,
    toestemming_wijze: str,
    door: Medewerker,
) -> Verwijzing:
    """Refer a client, and keep exactly what the organisation gets to know.

    The one who refers gets a task to ask how it went.

    Args:
        gegevens: which facts go along, of `Verwijzing.Gegeven`; their present values are kept.
        toestemming_op: the day on which the client agreed; without consent nothing is shared.

    Raises:
        NietToegestaan: the organisation does not work for this location, the consent is of the future or too
            long ago, or a fact is not known.
        ValidationError: a referral to this organisation runs already.

    Source: Goed bekeken! (AKO 2005), 4.1, point 15; Ketensamenwerking op 15 Werkpleinen (2009), 7.7.
    """
    if not organisaties(klant.locatie).filter(pk=organisatie.pk).exists():
        raise NietToegestaan(f"{organisatie} werkt niet voor {klant.locatie}.", veld="organisatie")
    if toestemming_op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="toestemming_op")
    if toestemming_op < vandaag() - _TOESTEMMING_GELDT:
        raise NietToegestaan(
            "Dit is langer dan drie maanden geleden. Vraag de klant opnieuw.", veld="toestemming_op"
        )
    gekozen = [keuze for keuze in Verwijzing.Gegeven.values if keuze in set(gegevens)]
    verwijzing = voeg_toe(
        Verwijzing(
            klant=klant,
            organisatie=organisatie,
            reden=reden,
            gegevens=gekozen,
            gedeeld=_gedeeld(klant, gekozen),
            toestemming_op=toestemming_op,
            toestemming_wijze=toestemming_wijze,
            verwezen_door=door,
        )
    )
    duur = termijn_of(TERMIJN, STANDAARDTERMIJN, klant.locatie)
    taken.maak(
        klant=klant,
        voor=door,
        locatie=klant.locatie,
        soort=Taak.Soort.CONTACT,
        omschrijving=f"Vraag hoe het gaat bij {organisatie}",
        vervalt_op=duur.vervalt(timezone.now()),
        sleutel=f"verwijzing:{verwijzing.pk}",
    )
    _schrijf(verwijzing, f"Verwezen naar {organisatie}", door=door)
    return verwijzing


@transaction.atomic
def werk_bij(*, verwijzing: Verwijzing, stap: str, terugkoppeling: str, door: Medewerker) -> Verwijzing:
    """Record what the organisation let know.

    Args:
        stap: what happened, one of `STAPPEN`.
        terugkoppeling: in words; needed when the referral ends, and added to what was known.

    Raises:
        NietToegestaan: the referral has ended, or the words are missing.
    """
    rijen = Verwijzing.objects.select_for_update(of=("self",)).select_related("klant", "organisatie")
    verwijzing = rijen.get(pk=verwijzing.pk)
    if stap != BEGIN and not terugkoppeling.strip():
        raise NietToegestaan("Vul in wat u te weten kwam.", veld="terugkoppeling")
    try:
        getattr(verwijzing, stap)()
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"Deze verwijzing is al {verwijzing.get_stand_display()}.") from fout
    verwijzing.terugkoppeling = "\n".join(
        deel for deel in (verwijzing.terugkoppeling, terugkoppeling.strip()) if deel
    )
    verwijzing.bijgewerkt_op = timezone.now()
    verwijzing.full_clean()
    verwijzing.save()
    if not verwijzing.loopt:
        klaar = verwijzing.klant.taken.open().filter(sleutel=f"verwijzing:{verwijzing.pk}")
        klaar.update(gedaan_op=timezone.now(), gedaan_door=door)
    _schrijf(
        verwijzing, f"Verwijzing naar {verwijzing.organisatie}: {verwijzing.get_stand_display()}", door=door
    )
    return verwijzing


BEGIN = "begin"
STAPPEN = {
    BEGIN: "De hulp is begonnen",
    "rond_af": "De hulp is afgerond",
    "wijs_af": "De organisatie neemt de klant niet aan",
    "trek_in": "De klant trekt de toestemming in",
}


def mogelijke_stappen(verwijzing: Verwijzing) -> list[tuple[str, str]]:
    """What can happen to a referral now."""
    kan = {overgang.name for overgang in verwijzing.get_available_stand_transitions()}  # type: ignore[attr-defined]
    return [(stap, woorden) for stap, woorden in STAPPEN.items() if stap in kan]


def lopend(klant: Klant) -> Iterable[Lopend]:
    """The referrals that run, for who asks what is going on for a client."""
    rijen = klant.verwijzingen.filter(stand__in=LOPEND).select_related("organisatie")
    return [
        Lopend(
            sleutel=f"verwijzing:{een.pk}",
            soort="verwijzing",
            wat=f"Hulp van {een.organisatie.get_soort_display()}",
            uitvoerder=str(een.organisatie),
            sinds=timezone.localtime(een.verwezen_op).date(),
        )
        for een in rijen
    ]


def _gedeeld(klant: Klant, gegevens: list[str]) -> list[list[str]]:
    """Name and present value of each fact; one that is not known cannot be shared."""
    paren = []
    for gegeven in gegevens:
        naam, waarde = Verwijzing.Gegeven(gegeven).label, str(_WAARDEN[gegeven](klant) or "")
        if not waarde:
            raise NietToegestaan(
                f"Het gegeven “{naam}” is niet bekend. Haal het vinkje weg.", veld="gegevens"
            )
        paren.append([naam, waarde])
    return paren


def _adres(klant: Klant) -> str:
    contact = klant.contactgegevens
    plaats = f"{contact.postcode} {contact.woonplaats}".strip()
    return ", ".join(deel for deel in (contact.straat, plaats) if deel)


_WAARDEN: dict[str, Callable[[Klant], object]] = {
    Verwijzing.Gegeven.NAAM: lambda klant: klant.naam,
    Verwijzing.Gegeven.GEBOORTEDATUM: lambda klant: f"{klant.geboortedatum:%d-%m-%Y}",
    Verwijzing.Gegeven.TELEFOON: lambda klant: klant.contactgegevens.telefoon,
    Verwijzing.Gegeven.EMAIL: lambda klant: klant.contactgegevens.email,
    Verwijzing.Gegeven.ADRES: _adres,
    Verwijzing.Gegeven.UITKERING: lambda klant: klant.beeld.regimes or "geen uitkering",
    Verwijzing.Gegeven.CONTACTPERSOON: lambda klant: str(klant.beeld.contactpersoon or ""),
}


def _schrijf(verwijzing: Verwijzing, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(verwijzing.klant, Gebeurtenis.Soort.VERWIJZING, zin, door=door)
