"""Establishing who somebody is, at the head of the process (H-01 to H-04, H-08)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from keten import termijnen
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from klanten import bsn, clientbeeld, taken, tijdlijn
from klanten.models import Clientbeeld, Controlemiddel, Gebeurtenis, Identiteitscontrole, Klant, Taak
from klanten.mrz import Reisdocument

TERMIJN_NIEUW_DOCUMENT = "nieuw_identiteitsbewijs"
Middelen = Mapping[Controlemiddel.Middel, Controlemiddel.Uitkomst]


@dataclass(frozen=True)
class Verschil:
    """Something on which document and dossier differ, in words."""

    wat: str
    document: str
    dossier: str


@transaction.atomic
def controleer(
    *,
    klant: Klant,
    soort: Identiteitscontrole.Soort,
    documentnummer: str,
    geldig_tot: datetime.date,
    beschadigd: bool,
    middelen: Middelen,
    door: Medewerker,
    mrz: Reisdocument | None = None,
    toelichting: str = "",
) -> Identiteitscontrole:
    """Record a check of a document; the outcome follows from what was seen.

    An expired or damaged document never establishes an identity: the client is referred for a new one and
    the one who checked gets a task with a term. Doubt takes away what an earlier check established.

    Args:
        geldig_tot: last day of validity.
        middelen: each means that was used with its outcome; the look-alike check is always one (H-04).
        mrz: what the machine readable zone says, where it was read.

    Raises:
        NietToegestaan: the look-alike check is missing; the zone is another document's or another person's;
            or document and dossier differ and nobody says why that is in order.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.1, practice 001.
    """
    if Controlemiddel.Middel.LOOK_ALIKE not in middelen:
        raise NietToegestaan("Vergelijk de klant met de foto op het document.", veld="look_alike")
    if mrz is not None:
        _weeg_mrz(klant, mrz, documentnummer=documentnummer, geldig_tot=geldig_tot, toelichting=toelichting)
    Klant.objects.select_for_update().get(pk=klant.pk)  # two checks at once make one task
    controle = voeg_toe(
        Identiteitscontrole(
            klant=klant,
            soort=soort,
            documentnummer=documentnummer,
            geldig_tot=geldig_tot,
            uit_mrz=mrz is not None,
            beschadigd=beschadigd,
            uitkomst=_uitkomst(geldig_tot, beschadigd=beschadigd, middelen=middelen),
            toelichting=toelichting,
            door=door,
        )
    )
    for middel, uitkomst in middelen.items():
        voeg_toe(Controlemiddel(controle=controle, middel=middel, uitkomst=uitkomst))
    _GEVOLGEN[Identiteitscontrole.Uitkomst(controle.uitkomst)](controle)
    return controle


def vereis_vastgesteld(klant: Klant, *, veld: str | None = None) -> None:
    """Guard of every service with obligations; one that only informs does not ask for it (H-01).

    Args:
        veld: the field of the form that asks for the service.

    Raises:
        NietToegestaan: the identity of the client has not been established.
    """
    if not Clientbeeld.objects.filter(klant=klant, identiteit_op__isnull=False).exists():
        raise NietToegestaan("Stel eerst de identiteit van de klant vast.", veld=veld)


def verschillen(klant: Klant, mrz: Reisdocument) -> list[Verschil]:
    """On what document and dossier differ; accents and hyphens, which the zone lacks, do not count."""
    gevonden = []
    achternamen = [f"{wie.tussenvoegsel} {wie.achternaam}".strip() for wie in (mrz, klant)]
    if not _zelfde_naam(*achternamen, afgekapt=mrz.naam_afgekapt):
        gevonden.append(Verschil("Achternaam", *achternamen))
    if mrz.voornamen and not _zelfde_naam(*_eerste(mrz, klant), afgekapt=mrz.naam_afgekapt):
        gevonden.append(Verschil("Voornamen", mrz.voornamen, klant.voornamen))
    if mrz.geboortedatum and mrz.geboortedatum != klant.geboortedatum:
        data = f"{mrz.geboortedatum:%d-%m-%Y}", f"{klant.geboortedatum:%d-%m-%Y}"
        gevonden.append(Verschil("Geboortedatum", *data))
    if mrz.bsn and not bsn.is_bsn_van(klant, mrz.bsn):
        gevonden.append(Verschil("BSN", "een ander nummer", "het nummer van de klant"))
    return gevonden


def _weeg_mrz(
    klant: Klant, mrz: Reisdocument, *, documentnummer: str, geldig_tot: datetime.date, toelichting: str
) -> None:
    """Refuse a zone that contradicts the form, or the dossier without a reason."""
    if mrz.documentnummer != documentnummer:
        raise NietToegestaan("Dit nummer is anders dan in de MRZ.", veld="documentnummer")
    if mrz.geldig_tot != geldig_tot:
        raise NietToegestaan("Deze datum is anders dan in de MRZ.", veld="geldig_tot")
    if mrz.bsn and not bsn.is_bsn_van(klant, mrz.bsn):
        raise NietToegestaan("Dit document hoort bij een ander BSN dan dit dossier.", veld="mrz")
    if not toelichting and verschillen(klant, mrz):
        raise NietToegestaan(
            "Het document verschilt van het dossier. Leg uit waarom dit document toch bij de klant hoort.",
            veld="toelichting",
        )


def _uitkomst(
    geldig_tot: datetime.date, *, beschadigd: bool, middelen: Middelen
) -> Identiteitscontrole.Uitkomst:
    if geldig_tot < vandaag() or beschadigd:
        return Identiteitscontrole.Uitkomst.VERWEZEN
    if Controlemiddel.Uitkomst.TWIJFEL in middelen.values():
        return Identiteitscontrole.Uitkomst.TWIJFEL
    return Identiteitscontrole.Uitkomst.VASTGESTELD


def _vastgesteld(controle: Identiteitscontrole) -> None:
    klant, door = controle.klant, controle.door
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    taken.sluit_voor(klant=klant, soort=Taak.Soort.IDENTITEIT, door=door)
    _schrijf(controle, "De identiteit is vastgesteld.")


def _verwezen(controle: Identiteitscontrole) -> None:
    """Refer the client for a new document (H-03); an earlier established identity stays."""
    klant = controle.klant
    if not klant.taken.open().filter(soort=Taak.Soort.IDENTITEIT).exists():
        taken.maak(
            klant=klant,
            voor=controle.door,
            locatie=klant.locatie,
            soort=Taak.Soort.IDENTITEIT,
            omschrijving="Nieuw identiteitsbewijs controleren",
            vervalt_op=termijnen.termijn(TERMIJN_NIEUW_DOCUMENT, klant.locatie).vervalt(timezone.now()),
        )
    _schrijf(controle, "Het identiteitsbewijs is niet meer bruikbaar. De klant laat een nieuw document zien.")


def _twijfel(controle: Identiteitscontrole) -> None:
    clientbeeld.werk_bij(controle.klant, identiteit_op=None)
    _schrijf(controle, "De identiteit kon niet worden vastgesteld.")


_GEVOLGEN = {
    Identiteitscontrole.Uitkomst.VASTGESTELD: _vastgesteld,
    Identiteitscontrole.Uitkomst.VERWEZEN: _verwezen,
    Identiteitscontrole.Uitkomst.TWIJFEL: _twijfel,
}


def _schrijf(controle: Identiteitscontrole, zin: str) -> None:
    tijdlijn.leg_vast(controle.klant, Gebeurtenis.Soort.IDENTITEIT, zin, door=controle.door)


def _eerste(mrz: Reisdocument, klant: Klant) -> tuple[str, str]:
    """The first of the first names: many a dossier has only the one that is used."""
    return mrz.voornamen.split()[0], klant.voornamen.split()[0]


def _zelfde_naam(in_document: str, in_dossier: str, *, afgekapt: bool) -> bool:
    document, dossier = _kaal(in_document), _kaal(in_dossier)
    return dossier.startswith(document) if afgekapt else dossier == document


def _kaal(naam: str) -> str:
    """A name with nothing but its letters."""
    return "".join(teken for teken in normaliseer(naam) if teken.isalpha())
