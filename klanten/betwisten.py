"""The client says that the data are right, or that something is wrong; an employee answers (X-18)."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur
from klanten import meldingen, taken, tijdlijn
from klanten.bekend import VELDEN, bekend, veldnaam
from klanten.instellingen_mijn import ANTWOORD_WERKDAGEN
from klanten.models import Betwisting, Contactgegevens, Gebeurtenis, Gegevensbevestiging, Klant, Taak

# Parts of the dossier that are a list: the client points at the list and says what is wrong in it.
LIJSTEN: Mapping[str, str | Promise] = {
    "uitkeringen": gettext_lazy("Uitkering"),
    "opleidingen": gettext_lazy("Opleidingen"),
    "werkervaringen": gettext_lazy("Werkervaring"),
    "belemmeringen": gettext_lazy("Waar wij rekening mee houden"),
}


def betwistbaar() -> dict[str, str]:
    """What a client can dispute, with its name; contact data are not here, since clients change those."""
    velden = {veld: veldnaam(veld) for model, namen in VELDEN.items() for veld in namen}
    for veld in VELDEN[Contactgegevens]:
        del velden[veld]
    return velden | {veld: str(naam) for veld, naam in LIJSTEN.items()}


def tekst_van(klant: Klant, veld: str) -> str:
    """What the dossier holds now under a name of `betwistbaar`, in words."""
    if veld in LIJSTEN:
        return "; ".join(str(record) for record in _records(klant, veld))[:300]
    gegeven = bekend(klant).get(veld)
    return gegeven.waarde[:300] if gegeven else ""


@transaction.atomic
def bevestig(*, klant: Klant) -> Gegevensbevestiging:
    """The client says that the data are right as they stand."""
    bevestiging = voeg_toe(Gegevensbevestiging(klant=klant))
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.GEGEVENS, "Gegevens nagekeken en bevestigd.", door_klant=True)
    return bevestiging


@transaction.atomic
def betwist(*, klant: Klant, veld: str, toelichting: str) -> Betwisting:
    """The client says that a part of the dossier is wrong; the contact person gets a task.

    Without a contact person the task waits for anybody at the location.

    Args:
        veld: a name of `betwistbaar`.

    Raises:
        NietToegestaan: there is no such part.
        ValidationError: nothing was written, or the same was reported before and is still open.
    """
    with override(settings.LANGUAGE_CODE):  # employees read what is kept
        naam = betwistbaar().get(veld)
    if naam is None:
        raise NietToegestaan(_("Dit gegeven staat niet in uw dossier."))
    with override(settings.LANGUAGE_CODE):
        bestreden = tekst_van(klant, veld)
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    betwisting = voeg_toe(
        Betwisting(klant=klant, veld=veld, waarde=bestreden, toelichting=toelichting.strip())
    )
    taken.maak(
        klant=klant,
        voor=_behandelaar(klant),
        locatie=klant.locatie,
        soort=Taak.Soort.VERZOEK,
        omschrijving=f"De klant zegt dat iets niet klopt: {naam.lower()}",
        vervalt_op=Duur.werkdagen(waarde(ANTWOORD_WERKDAGEN, klant.locatie)).vervalt(timezone.now()),
        sleutel=_sleutel(betwisting),
    )
    tijdlijn.leg_vast(
        klant, Gebeurtenis.Soort.GEGEVENS, f"Gemeld dat iets niet klopt: {naam.lower()}.", door_klant=True
    )
    return betwisting


@transaction.atomic
def handel_af(*, betwisting: Betwisting, aangepast: bool, antwoord: str, door: Medewerker) -> Betwisting:
    """Answer the client; the task that waited for it is done.

    Args:
        aangepast: whether the data have been corrected.
        antwoord: what the client reads.

    Raises:
        NietToegestaan: a colleague answered before.
        ValidationError: there is no answer.
    """
    vragen = Betwisting.objects.select_for_update(of=("self",)).select_related("klant__locatie")
    betwisting = vragen.get(pk=betwisting.pk)
    try:
        betwisting.pas_aan() if aangepast else betwisting.laat_staan()
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"{betwisting.behandeld_door} heeft dit al behandeld.") from fout
    betwisting.antwoord = antwoord.strip()
    betwisting.behandeld_door, betwisting.behandeld_op = door, timezone.now()
    betwisting.full_clean()
    betwisting.save(update_fields=["stand", "antwoord", "behandeld_door", "behandeld_op"])
    klant = betwisting.klant
    klant.taken.open().filter(sleutel=_sleutel(betwisting)).update(
        gedaan_op=betwisting.behandeld_op, gedaan_door=door, resultaat=betwisting.antwoord
    )
    tijdlijn.leg_vast(
        klant,
        Gebeurtenis.Soort.GEGEVENS,
        f"Melding over {naam(betwisting.veld).lower()} behandeld: {betwisting.get_stand_display()}.",
        door=door,
    )
    meldingen.meld(
        klant=klant, code="correctie_beantwoord", sleutel=_sleutel(betwisting), pagina="klanten:mijn_gegevens"
    )
    return betwisting


def naam(veld: str) -> str:
    """What a disputed part is called; also of one that the portal no longer has."""
    return betwistbaar().get(veld, veld.replace("_", " "))


def _behandelaar(klant: Klant) -> Medewerker | None:
    contactpersoon = klant.beeld.contactpersoon
    return contactpersoon if contactpersoon and contactpersoon.werkt_op(klant.locatie) else None


def _records(klant: Klant, veld: str) -> Iterable[object]:
    records = getattr(klant, veld)
    gevonden: Iterable[object] = records.select_related("soort") if veld == "belemmeringen" else records.all()
    return gevonden


def _sleutel(betwisting: Betwisting) -> str:
    return f"betwisting:{betwisting.pk}"
