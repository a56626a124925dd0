"""The same files by hand, a kind for each system: what would change is shown first, and can be undone."""

from collections.abc import Sequence
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_noop

from keten.fouten import NietToegestaan
from keten.invoer.soorten import Invoersoort, Oordeel, Rij, Teruggang, Verandering, registreer
from keten.models import Invoerbestand, Locatie, Medewerker
from keten.rechten import Recht
from klanten import inzage
from klanten.models import Clientbeeld, Klant, Overname
from klanten.uitwisselen import overnemen, rijen
from klanten.uitwisselen.indelingen import INDELINGEN
from klanten.uitwisselen.rijen import Gelezen
from klanten.uitwisselen.velden import Indeling, Veld
from klanten.uitwisselen.waarden import Gegevens, Waarde, code, in_woorden, van_klant

GEWIJZIGD = "het gegeven is daarna al gewijzigd"
GEWEIGERD = "een regel van het portaal houdt de oude waarde tegen"
ONDERDEEL = gettext_noop("gegevens uit een systeem van een partner")
_VAN_WIE = "een klant van deze locatie"


def soort_van_indeling(indeling: Indeling) -> Invoersoort:
    """The kind of file of a system."""
    return _SOORTEN[indeling.code]


def meld_aan() -> None:
    """Let these files come in."""
    registreer(_SOORTEN.values())


def keur(rijen_: Sequence[Rij], locatie: Locatie, *, indeling: Indeling) -> dict[int, Oordeel]:
    """Per row what it would change in a dossier of the location."""
    gelezen = rijen.lees(rijen_, indeling, Klant.objects.van_locatie(locatie), _VAN_WIE)
    pks = [een.klant_id for een in gelezen if een.klant_id is not None]
    klanten = Klant.objects.in_bulk(pks)
    dossiers = overnemen.bekijk(pks)
    oordelen = {}
    for een in gelezen:
        gegevens = dossiers.get(een.klant_id or 0)
        anders = _anders(gegevens, een) if gegevens else {}
        if gegevens and anders:
            een.fouten += overnemen.keur(gegevens, anders, klanten[gegevens.klant_id])
        oordelen[een.nummer] = Oordeel(een.nummer, een, bekend=not anders, fouten=een.fouten)
    return oordelen


def verandert(
    oordelen: Sequence[Oordeel], door: Medewerker, *, indeling: Indeling
) -> dict[int, list[Verandering]]:
    """What good rows would change, for who looks at it now; a look is recorded for each client."""
    per_rij: dict[int, Gelezen] = {een.nummer: een.gegevens for een in oordelen}
    klanten = [een.klant_id for een in per_rij.values() if een.klant_id is not None]
    inzage.leg_lijst_vast(
        Clientbeeld.objects.filter(klant__in=klanten), door=door, onderdeel=ONDERDEEL, doel=indeling.doel
    )
    gevonden = overnemen.bekijk(klanten)
    return {
        nummer: [
            (veld.naam, in_woorden(van_klant(gegevens, veld)), in_woorden(hun))
            for veld, hun in _anders(gegevens, een).items()
        ]
        for nummer, een in per_rij.items()
        if (gegevens := gevonden.get(een.klant_id or 0))
    }


def verwerk(
    oordelen: Sequence[Oordeel], bestand: Invoerbestand, door: Medewerker, *, indeling: Indeling
) -> int:
    """Put what differs in the dossiers; returns of how many clients something changed."""
    per_klant: dict[int, Gelezen] = {een.gegevens.klant_id: een.gegevens for een in oordelen}
    gewijzigd = 0
    for pk, gegevens in overnemen.houd_vast(list(per_klant)).items():
        if anders := _anders(gegevens, per_klant[pk]):
            overnemen.schrijf(
                gegevens=gegevens, waarden=anders, systeem=indeling.naam, door=door, uit_invoer=bestand
            )
            gewijzigd += 1
    return gewijzigd


def draai_terug(bestand: Invoerbestand, door: Medewerker, *, indeling: Indeling) -> Teruggang:
    """Put back what nobody changed since; counted in clients."""
    overnames = list(Overname.objects.filter(uit_invoer=bestand).order_by("klant", "pk"))
    overnemen.houd_vast([een.klant_id for een in overnames])
    terug: set[int] = set()
    blijft: dict[int, str] = {}
    for een in overnames:
        gegevens = overnemen.bekijk([een.klant_id])[een.klant_id]
        systeem = f"{indeling.naam}, teruggedraaid"
        try:
            with transaction.atomic():
                gelukt = overnemen.zet_terug(gegevens=gegevens, overname=een, systeem=systeem, door=door)
        except (NietToegestaan, ValidationError):
            blijft[een.klant_id] = GEWEIGERD
            continue
        if gelukt:
            terug.add(een.klant_id)
        else:
            blijft[een.klant_id] = GEWIJZIGD
    redenen = [reden for klant, reden in blijft.items() if klant not in terug]
    return Teruggang(len(terug), [(reden, redenen.count(reden)) for reden in dict.fromkeys(redenen)])


def _anders(gegevens: Gegevens, een: Gelezen) -> dict[Veld, Waarde]:
    """What a row says otherwise; an empty cell says nothing."""
    pk = gegevens.klant_id
    return {
        veld: hun
        for veld, hun in een.hun.items()
        if any(hun) and code(pk, veld.code, hun) != code(pk, veld.code, van_klant(gegevens, veld))
    }


def _soort(indeling: Indeling) -> Invoersoort:
    return Invoersoort(
        code=indeling.code,
        naam=f"gegevens uit {indeling.naam}",
        enkelvoud=f"gegeven uit {indeling.naam}",
        uitleg=f"{indeling.van} Dit is een voorbeeldindeling: de echte indeling staat niet in de bronnen. "
        "Van klanten van deze locatie neemt het portaal over wat anders is. Een lege cel verandert niets, "
        "en wie er niet is, komt er niet bij.",
        recht=Recht.UITWISSELEN,
        kolommen=indeling.kolommen,
        keur=partial(keur, indeling=indeling),
        verwerk=partial(verwerk, indeling=indeling),
        draai_terug=partial(draai_terug, indeling=indeling),
        verandert=partial(verandert, indeling=indeling),
        per_deel=200,
        kruimel="klanten:uitwisselingen",
    )


_SOORTEN = {indeling.code: _soort(indeling) for indeling in INDELINGEN.values()}
