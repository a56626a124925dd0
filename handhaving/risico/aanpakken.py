"""What a location does per colour: a set of the sources, or such a set made its own (H-16, H-25 to H-28).

The history of the rows keeps who changed them; a set has none, so the log keeps who took one over.
"""

import logging
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from handhaving.models import (
    AARD_VAN,
    Aanpakmaatregel,
    Handhavingsaanpak,
    Intakevorm,
    Kleur,
    Kleuraanpak,
)
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from klanten.models import Clientbeeld, Klant

log = logging.getLogger(__name__)

STANDAARD = "standaard"
"""The sample set that holds where a location chose nothing, so that every raised risk has a follow-up."""


def geldend(locatie: Locatie) -> Handhavingsaanpak | None:
    """The set of a location: its own, or else the standard one."""
    eigen = Handhavingsaanpak.objects.filter(locatie=locatie).select_related("overgenomen_van").first()
    return eigen or Handhavingsaanpak.objects.filter(code=STANDAARD).first()


def voorbeelden() -> QuerySet[Handhavingsaanpak]:
    """The sets that a location can take over."""
    return Handhavingsaanpak.objects.filter(locatie=None).order_by("naam")


def per_kleur(aanpak: Handhavingsaanpak) -> list[Kleuraanpak]:
    """A set by colour, green first, with its measures in order as `lopende`."""
    lopend = Aanpakmaatregel.objects.filter(vervallen_op=None)
    maatregelen: Any = Prefetch("maatregelen", lopend, to_attr="lopende")
    kleuren: list[Kleuraanpak] = list(aanpak.kleuren.prefetch_related(maatregelen))
    volgorde = list(Kleur)
    return sorted(kleuren, key=lambda deel: volgorde.index(Kleur(deel.kleur)))


def bij(klant: Klant, kleur: str) -> Kleuraanpak | None:
    """What the location of a client does at a colour, with the measures as `lopende`."""
    aanpak = geldend(klant.locatie)
    return next((deel for deel in per_kleur(aanpak) if deel.kleur == kleur), None) if aanpak else None


def intakevorm(klant: Klant, deel: Kleuraanpak | None) -> Intakevorm:
    """How long the intake takes at a colour; low risk decides, not the distance to work (H-27).

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.3, conclusion 4 of the Monitorgroep.
    """
    if deel is None or deel.intakevorm == Intakevorm.VOLLEDIG:
        return Intakevorm.VOLLEDIG
    if deel.alleen_route_a and klant.beeld.route != Clientbeeld.Route.A:
        return Intakevorm.VOLLEDIG
    return Intakevorm.KORT


@transaction.atomic
def neem_over(*, locatie: Locatie, van: Handhavingsaanpak, door: Medewerker) -> Handhavingsaanpak:
    """Make a set the location's own; what it had is replaced, what was planned for clients stays.

    Raises:
        NietToegestaan: the set is another location's own, or `door` does not decide about the policy here.
    """
    eis(door, locatie, Recht.HANDHAVINGSBELEID)
    if van.locatie_id is not None:
        raise NietToegestaan("Kies een van de aanpakken uit de lijst.", veld="aanpak")
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)  # two people at once take turns
    eigen, _ = Handhavingsaanpak.objects.update_or_create(
        locatie=locatie,
        defaults={"naam": f"{van.naam}, overgenomen", "overgenomen_van": van, "voorbeeld": van.voorbeeld},
        create_defaults={
            "code": f"eigen-{locatie.code}",
            "naam": f"{van.naam}, overgenomen",
            "overgenomen_van": van,
            "voorbeeld": van.voorbeeld,
        },
    )
    oud = Aanpakmaatregel.objects.filter(kleuraanpak__aanpak=eigen, vervallen_op=None)
    oud.update(vervallen_op=timezone.now())
    for bron in per_kleur(van):
        deel, _ = Kleuraanpak.objects.update_or_create(
            aanpak=eigen,
            kleur=bron.kleur,
            defaults={
                "intakevorm": bron.intakevorm,
                "alleen_route_a": bron.alleen_route_a,
                "gesprek": bron.gesprek,
            },
        )
        for maatregel in bron.lopende:  # type: ignore[attr-defined]
            _kopieer(maatregel, naar=deel)
    log.info("medewerker %s: aanpak %s overgenomen voor locatie %s", door.pk, van.code, locatie.code)
    return eigen


@transaction.atomic
def stel_kleur_in(*, deel: Kleuraanpak, versie: int, door: Medewerker, **velden: Any) -> Kleuraanpak:
    """Change the length of the intake and who holds the conversations.

    Raises:
        NietToegestaan: the set is one of the sources, or `door` does not decide about the policy here.
        VersieConflict: a colleague saved in between.
    """
    _eis_eigen(deel, door)
    return wijzig(deel, versie=versie, **velden)


@transaction.atomic
def voeg_maatregel_toe(
    *, deel: Kleuraanpak, wat: str, factor: str, door: Medewerker, **velden: Any
) -> Aanpakmaatregel:
    """Add a measure of the location's own; whether it prevents or represses follows from what it works on.

    Raises:
        NietToegestaan: the set is one of the sources, or `door` does not decide about the policy here.
    """
    _eis_eigen(deel, door)
    Kleuraanpak.objects.select_for_update(no_key=True).get(pk=deel.pk)
    laatste = deel.maatregelen.order_by("-volgorde").values_list("volgorde", flat=True).first() or 0
    return voeg_toe(
        Aanpakmaatregel(
            kleuraanpak=deel,
            code=_vrije_code(deel, wat),
            wat=wat,
            factor=factor,
            aard=AARD_VAN[factor],
            volgorde=laatste + 1,
            **velden,
        )
    )


@transaction.atomic
def wijzig_maatregel(
    *, maatregel: Aanpakmaatregel, versie: int, factor: str, door: Medewerker, **velden: Any
) -> Aanpakmaatregel:
    """Change a measure; what was planned for clients stays as it was.

    Raises:
        NietToegestaan: the set is one of the sources, the measure has ended, or `door` does not decide about
            the policy here.
        VersieConflict: a colleague saved in between.
    """
    _eis_eigen(maatregel.kleuraanpak, door)
    if maatregel.vervallen_op is not None:
        raise NietToegestaan("Deze maatregel is al uit de aanpak gehaald.")
    return wijzig(maatregel, versie=versie, factor=factor, aard=AARD_VAN[factor], **velden)


@transaction.atomic
def haal_weg(*, maatregel: Aanpakmaatregel, door: Medewerker) -> Aanpakmaatregel:
    """Plan a measure no longer; doing so twice changes nothing.

    Raises:
        NietToegestaan: the set is one of the sources, or `door` does not decide about the policy here.
    """
    _eis_eigen(maatregel.kleuraanpak, door)
    huidig = Aanpakmaatregel.objects.select_for_update().get(pk=maatregel.pk)
    if huidig.vervallen_op is not None:
        return huidig
    return wijzig(huidig, versie=huidig.versie, vervallen_op=timezone.now())


def _eis_eigen(deel: Kleuraanpak, door: Medewerker) -> None:
    locatie = deel.aanpak.locatie
    if locatie is None:
        raise NietToegestaan("Deze aanpak komt uit de bronnen. Neem hem eerst over, en pas hem dan aan.")
    eis(door, locatie, Recht.HANDHAVINGSBELEID)


def _kopieer(bron: Aanpakmaatregel, *, naar: Kleuraanpak) -> None:
    velden = (
        "wat",
        "aard",
        "factor",
        "bij_intake",
        "binnen_dagen",
        "uitvoerder",
        "volgorde",
        "bron",
        "voorbeeld",
    )
    waarden = {naam: getattr(bron, naam) for naam in velden}
    voeg_toe(Aanpakmaatregel(kleuraanpak=naar, code=_vrije_code(naar, bron.code), **waarden))


def _vrije_code(deel: Kleuraanpak, naam: str) -> str:
    bezet = set(deel.maatregelen.values_list("code", flat=True))
    basis = slugify(naam)[:50] or "maatregel"
    kandidaten = (basis, *(f"{basis}-{nummer}" for nummer in range(2, len(bezet) + 3)))
    return next(code for code in kandidaten if code not in bezet)
