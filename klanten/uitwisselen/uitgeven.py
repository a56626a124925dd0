"""Dossiers in a file for a partner: only of its own clients, with a look recorded for each (X-77)."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop

from keten import rekenblad, verzegelen
from keten.models import Medewerker
from klanten import inzage
from klanten.models import Basiswaarde, Clientbeeld, Klant, Uitgifte, Uitwisselkoppeling
from klanten.uitwisselen import week
from klanten.uitwisselen.bereik import van_partner
from klanten.uitwisselen.indelingen import indeling_van
from klanten.uitwisselen.velden import Indeling
from klanten.uitwisselen.waarden import Gegevens, van_klant

ONDERDEEL = gettext_noop("bestand voor een systeem van een partner")
_PER_KEER = 500


@dataclass
class Bestand:
    """Rows that go out, and of which clients they are.

    Attributes:
        codes: per client the code of its row, by which one sees next time whether it changed.
        volgnummer: which file of the week it is, from 1 on.
    """

    koppen: list[str]
    rijen: list[list[str]] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    volgnummer: int = 1

    def als_csv(self) -> str:
        """The whole file; no cell runs as a formula."""
        return "".join(rekenblad.als_csv(self.koppen, self.rijen))


@transaction.atomic
def geef_uit(*, koppeling: Uitwisselkoppeling, door: Medewerker, alles: bool = False) -> Bestand:
    """Make a file of dossiers, and record who let it out and a look for every client in it.

    Args:
        alles: every dossier of the partner. Else those that changed since the file before, as part of the
            exchange of this week; the partner is taken to have them afterwards.

    Raises:
        NietToegestaan: the coupling was stopped.
        RechtOntbreekt: another location, or no right to exchange or to see a BSN that the layout needs.
    """
    koppeling = week.houd_vast(koppeling, door)
    indeling = indeling_van(koppeling)
    bestand = _verzamel(koppeling, indeling, alles=alles)
    if not bestand.rijen:
        return bestand
    inzage.leg_lijst_vast(
        Clientbeeld.objects.filter(klant__in=list(bestand.codes)),
        door=door,
        onderdeel=ONDERDEEL,
        doel=indeling.doel,
    )
    uitwisseling = None if alles else week.uitwisseling_van(koppeling)
    Uitgifte.objects.create(
        koppeling=koppeling,
        uitwisseling=uitwisseling,
        door=door,
        aantal=len(bestand.rijen),
        met_bsn=indeling.met_bsn,
    )
    if uitwisseling is not None:
        _onthoud(koppeling, bestand)
        bestand.volgnummer = uitwisseling.uitgiften.count()
    return bestand


def _verzamel(koppeling: Uitwisselkoppeling, indeling: Indeling, *, alles: bool) -> Bestand:
    basis = Basiswaarde.objects.filter(koppeling=koppeling)
    eerder = {} if alles else dict(basis.values_list("klant", "uitgegaan"))
    namen = ["contactgegevens", "situatie", "beeld"] + (["identiteitsnummer"] if indeling.met_bsn else [])
    klanten = van_partner(koppeling).select_related(*namen).order_by("klantnummer")
    bestand = Bestand(indeling.koppen)
    for klant in klanten.iterator(chunk_size=_PER_KEER):
        rij = _rij(klant, indeling)
        code = _code(rij)
        if eerder.get(klant.pk) != code:
            bestand.rijen.append(rij)
            bestand.codes[klant.pk] = code
    return bestand


def _rij(klant: Klant, indeling: Indeling) -> list[str]:
    sleutels = [str(klant.klantnummer)]
    if indeling.met_bsn:
        nummer = getattr(klant, "identiteitsnummer", None)
        sleutels.append(verzegelen.ontsleutel(nummer.versleuteld) if nummer else "")
    gegevens = Gegevens(klant.pk, klant.contactgegevens, klant.situatie)
    over_en_weer = [deel for veld in indeling.velden for deel in van_klant(gegevens, veld)]
    return [*sleutels, *over_en_weer, *(kolom.lees(klant) for kolom in indeling.mee)]


def _code(rij: Iterable[str]) -> str:
    return hmac.digest(settings.BSN_ZOEKSLEUTEL.encode(), "\x1f".join(rij).encode(), "sha256").hex()


def _onthoud(koppeling: Uitwisselkoppeling, bestand: Bestand) -> None:
    """Remember per client the row that went out."""
    Basiswaarde.objects.bulk_create(
        [
            Basiswaarde(koppeling=koppeling, klant_id=klant, uitgegaan=code)
            for klant, code in bestand.codes.items()
        ],
        batch_size=_PER_KEER,
        update_conflicts=True,
        unique_fields=["koppeling", "klant"],
        update_fields=["uitgegaan"],
    )
