"""The steps of a house visit, in their order; nothing is skipped (H-29)."""

import datetime

from django.db import transaction
from django.utils import timezone
from django_fsm import can_proceed

from handhaving.controles import werk
from handhaving.controles.afronden import PAGINA, slot
from handhaving.controles.bestellen import schrijf
from handhaving.models import Controle, Huisbezoek
from keten import bevoegd
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from klanten import meldingen

_TE_VER = datetime.timedelta(days=90)


@transaction.atomic
def onderbouw(
    *, controle: Controle, geen_lichter_middel: str, redelijke_grond: str = "", door: Medewerker
) -> Huisbezoek:
    """Say why no lighter means will do; only then the visit can be prepared.

    Args:
        redelijke_grond: facts that raise doubt about what the client told; without these, refusing has no
            consequence.

    Raises:
        NietToegestaan: it is no house visit, or was begun before.
    """
    controle = slot(controle, door)
    if not controle.soort.protocol:
        raise NietToegestaan("Deze controle is geen huisbezoek.")
    if Huisbezoek.objects.filter(controle=controle).exists():
        raise NietToegestaan("Een collega begon intussen aan dit huisbezoek.")
    bezoek = voeg_toe(
        Huisbezoek(
            controle=controle,
            geen_lichter_middel=geen_lichter_middel.strip(),
            redelijke_grond=redelijke_grond.strip(),
            begonnen_door=door,
        )
    )
    schrijf(controle, "Huisbezoek onderbouwd.", door=door)
    return bezoek


@transaction.atomic
def bereid_voor(
    *,
    bezoek: Huisbezoek,
    gepland_op: datetime.datetime,
    tweede: Medewerker,
    aangekondigd: bool,
    waarom_onaangekondigd: str = "",
    door: Medewerker,
) -> Huisbezoek:
    """Choose a moment and the second person, and tell the client unless there is a reason not to.

    Raises:
        NietToegestaan: the moment is past or too far ahead, the second person cannot go, or a reason misses.
    """
    bezoek = _slot(bezoek, door)
    _keur(bezoek, "bereid_voor")
    klant = bezoek.controle.klant
    if not timezone.now() < gepland_op <= timezone.now() + _TE_VER:
        raise NietToegestaan("Kies een moment na nu, binnen drie maanden.", veld="dag")
    if tweede.pk == door.pk:
        raise NietToegestaan("Een huisbezoek doet u met twee mensen. Kies een collega.", veld="tweede")
    if not bevoegd.mag(tweede, klant.locatie, Recht.RISICO):
        raise NietToegestaan(f"{tweede} kan hier geen huisbezoek doen.", veld="tweede")
    if not aangekondigd and not waarom_onaangekondigd.strip():
        raise NietToegestaan("Vul in waarom u het niet aankondigt.", veld="waarom_onaangekondigd")
    bezoek.bereid_voor(gepland_op=gepland_op, eerste=door, tweede=tweede)
    bezoek.aangekondigd, bezoek.waarom_onaangekondigd = aangekondigd, waarom_onaangekondigd.strip()
    _bewaar(bezoek)
    if aangekondigd:
        sleutel = f"controle:{bezoek.controle_id}:aankondiging"
        meldingen.meld(klant=klant, code="controle_bericht", sleutel=sleutel, pagina=PAGINA)
    schrijf(bezoek.controle, f"Huisbezoek voorbereid, met {tweede}.", door=door)
    return bezoek


@transaction.atomic
def leg_toestemming_vast(*, bezoek: Huisbezoek, gegeven: bool, door: Medewerker) -> Huisbezoek:
    """Whether the client let them in, after hearing that this is a free choice.

    Raises:
        NietToegestaan: another step comes first.
    """
    bezoek = _slot(bezoek, door)
    _keur(bezoek, "sta_toe" if gegeven else "weiger")
    if gegeven:
        bezoek.sta_toe()
    else:
        bezoek.weiger()
    _bewaar(bezoek)
    wat = "toestemming gegeven" if gegeven else "geen toestemming"
    schrijf(bezoek.controle, f"Huisbezoek: {wat}.", door=door)
    return bezoek


@transaction.atomic
def leg_verslag_vast(*, bezoek: Huisbezoek, verslag: str, door: Medewerker) -> Huisbezoek:
    """Write the report; the client reads it and can react within a term.

    Raises:
        NietToegestaan: there is no permission, or a report already.
    """
    bezoek = _slot(bezoek, door)
    _keur(bezoek, "leg_verslag_vast")
    klant = bezoek.controle.klant
    tot = werk.termijn(klant, werk.REAGEREN).vervalt(timezone.now())
    bezoek.leg_verslag_vast(verslag=verslag.strip(), reactie_tot=tot)
    _bewaar(bezoek)
    sleutel = f"controle:{bezoek.controle_id}:verslag"
    meldingen.meld(klant=klant, code="controle_bericht", sleutel=sleutel, pagina=PAGINA)
    schrijf(bezoek.controle, "Verslag van het huisbezoek gemaakt.", door=door)
    return bezoek


@transaction.atomic
def reageer(*, bezoek: Huisbezoek, reactie: str, door: Medewerker | None) -> Huisbezoek:
    """What the client says about the report.

    Args:
        door: who wrote it down; None when the client did.

    Raises:
        NietToegestaan: there is no report yet, a reaction already, or the check is finished.
    """
    bezoek = _slot(bezoek, door)
    _keur(bezoek, "reageer")
    bezoek.reageer(reactie=reactie.strip(), door=door)
    _bewaar(bezoek)
    zin = "Reactie van de klant op het verslag van het huisbezoek vastgelegd."
    schrijf(bezoek.controle, zin, door=door, door_klant=door is None)
    return bezoek


def _slot(bezoek: Huisbezoek, door: Medewerker | None) -> Huisbezoek:
    if door is not None:
        slot(bezoek.controle, door)
    rijen = Huisbezoek.objects.select_for_update(of=("self",))
    actueel = rijen.select_related("controle__klant__locatie", "controle__soort").get(pk=bezoek.pk)
    if actueel.controle.stand != Controle.Stand.GEPLAND:
        raise NietToegestaan("Deze controle is al afgerond.")
    return actueel


def _keur(bezoek: Huisbezoek, stap: str) -> None:
    if not can_proceed(getattr(bezoek, stap)):
        raise NietToegestaan(f"Dit kan nu niet: {bezoek.get_stand_display()}.")


def _bewaar(bezoek: Huisbezoek) -> None:
    bezoek.full_clean()
    bezoek.save()
