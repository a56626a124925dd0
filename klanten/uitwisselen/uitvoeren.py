"""The exchange: what only they changed comes in, what only we changed stays, and a person does the rest.

All of it is one transaction behind a lock on the coupling. Killed half-way nothing happened; two at once wait
for each other; and the same file again finds everything as it wants it (X-78).

Source: Ketensamenwerking op 15 Werkpleinen (2009): let the systems communicate once a week.
"""

import datetime
import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from pghistory.core import event_models

from keten.fouten import NietToegestaan
from keten.invoer import bestand as lezer
from keten.models import Medewerker
from keten.termijnen import Duur
from klanten import taken
from klanten.models import (
    Basiswaarde,
    Taak,
    Uitwisseling,
    Uitwisselkoppeling,
    Verschil,
)
from klanten.uitwisselen import overnemen, rijen, week
from klanten.uitwisselen.bereik import van_partner
from klanten.uitwisselen.indelingen import indeling_van
from klanten.uitwisselen.invoersoorten import soort_van_indeling
from klanten.uitwisselen.velden import Veld
from klanten.uitwisselen.waarden import Gegevens, Uitkomst, Waarde, code, van_klant, vergelijk, verzegel

TERMIJN = Duur.werkdagen(5)
"""To resolve what differs: before the exchange of the week after. Not from the sources."""

_VAN_WIE = "een klant van deze partner op deze locatie"


@transaction.atomic
def neem_in(*, koppeling: Uitwisselkoppeling, inhoud: bytes | None, door: Medewerker) -> Uitwisseling:
    """Take in the file of a partner, in the exchange of this week.

    Args:
        inhoud: the file of the partner; None when there is none this week.

    Raises:
        BestandFout: the file as a whole cannot be read; nothing happened.
        NietToegestaan: the coupling was stopped.
        RechtOntbreekt: another location, or no right.
    """
    koppeling = week.houd_vast(koppeling, door)
    uitwisseling = week.uitwisseling_van(koppeling)
    uitwisseling.op, uitwisseling.melding = timezone.now(), ""
    vingerafdruk = hashlib.sha256(inhoud or b"").hexdigest()
    if inhoud is not None and vingerafdruk != uitwisseling.vingerafdruk:
        uitwisseling.vingerafdruk = vingerafdruk
        _neem_in(uitwisseling, inhoud, door)
    uitwisseling.save()
    return uitwisseling


def _neem_in(uitwisseling: Uitwisseling, inhoud: bytes, door: Medewerker) -> None:
    koppeling = uitwisseling.koppeling
    indeling = indeling_van(koppeling)
    ruw = lezer.lees(inhoud, soort_van_indeling(indeling))
    gelezen = rijen.lees(ruw, indeling, van_partner(koppeling), _VAN_WIE)
    goed = {een.klant_id: een for een in gelezen if een.klant_id is not None and not een.fouten}
    gegevens = overnemen.houd_vast(list(goed))
    basissen = {een.klant_id: een for een in Basiswaarde.objects.filter(koppeling=koppeling, klant__in=goed)}
    telling: Counter[Uitkomst] = Counter()
    for pk, een in goed.items():
        if pk not in gegevens:
            continue
        basis = basissen.get(pk) or Basiswaarde(koppeling=koppeling, klant_id=pk)
        try:
            with transaction.atomic():
                telling += _voeg_samen(uitwisseling, basis, gegevens[pk], een, door)
        except NietToegestaan as fout:
            een.fouten.append(("", fout.melding))
        except ValidationError as fout:
            een.fouten.append(("", " ".join(fout.messages)))
    uitwisseling.ontvangen = len(ruw)
    uitwisseling.gelijk, uitwisseling.eigen = telling[Uitkomst.GELIJK], telling[Uitkomst.ONS]
    uitwisseling.fouten = [[een.nummer, *fout] for een in gelezen for fout in een.fouten]
    _vraag_keuzes(uitwisseling, door)


def _voeg_samen(
    uitwisseling: Uitwisseling,
    basis: Basiswaarde,
    gegevens: Gegevens,
    een: rijen.Gelezen,
    door: Medewerker,
) -> Counter[Uitkomst]:
    """One dossier: everything that both sides say about it."""
    telling: Counter[Uitkomst] = Counter()
    nieuw: dict[Veld, Waarde] = {}
    open_ = _open_verschillen(uitwisseling.koppeling, gegevens.klant_id)
    for veld, hun in een.hun.items():
        ons = van_klant(gegevens, veld)
        ons_code, hun_code = code(gegevens.klant_id, veld.code, ons), code(gegevens.klant_id, veld.code, hun)
        if not hun_code:  # an empty cell says nothing
            continue
        uitkomst = vergelijk(basis.velden.get(veld.code, ""), ons_code, hun_code)
        telling[uitkomst] += 1
        if uitkomst is Uitkomst.VERSCHIL:
            _meld(uitwisseling, open_.get(veld.code), gegevens, veld, (ons, hun), een, basis)
            continue
        if veld.code in open_:
            open_[veld.code].vervalt()
            open_[veld.code].save()
        if uitkomst is Uitkomst.HUN:
            nieuw[veld] = hun
        if uitkomst is not Uitkomst.ONS:
            basis.velden[veld.code] = hun_code
    if nieuw:
        overnemen.schrijf(
            gegevens=gegevens,
            waarden=nieuw,
            systeem=str(uitwisseling.koppeling),
            door=door,
            uitwisseling=uitwisseling,
        )
    basis.save()
    return telling


def _vraag_keuzes(uitwisseling: Uitwisseling, door: Medewerker) -> None:
    """A task for whoever answers for the coupling, when there is something to choose."""
    if uitwisseling.koppeling.verschillen.filter(stand=Verschil.Stand.OPEN).exists():
        taken.maak(
            klant=None,
            voor=door,
            locatie=uitwisseling.koppeling.locatie,
            soort=Taak.Soort.ALGEMEEN,
            omschrijving=f"Los verschillen op met {uitwisseling.koppeling}"[:200],
            vervalt_op=TERMIJN.vervalt(timezone.now()),
            sleutel=f"uitwisseling:{uitwisseling.pk}",
        )


def _open_verschillen(koppeling: Uitwisselkoppeling, klant: int) -> Mapping[str, Verschil]:
    gevonden = Verschil.objects.filter(koppeling=koppeling, klant=klant, stand=Verschil.Stand.OPEN)
    return {een.veld: een for een in gevonden}


def _meld(
    uitwisseling: Uitwisseling,
    verschil: Verschil | None,
    gegevens: Gegevens,
    veld: Veld,
    waarden: tuple[Waarde, Waarde],
    een: rijen.Gelezen,
    basis: Basiswaarde,
) -> None:
    """Leave it to a person, with both values as they are now."""
    if verschil is None:
        verschil = Verschil(
            koppeling=uitwisseling.koppeling,
            uitwisseling=uitwisseling,
            klant_id=gegevens.klant_id,
            veld=veld.code,
            basis=basis.velden.get(veld.code, ""),
        )
    ons, hun = waarden
    verschil.ons, verschil.hun = verzegel(ons), verzegel(hun)
    verschil.ons_op, verschil.hun_op = _gewijzigd(gegevens, veld), een.hun_op
    verschil.gezien_op = timezone.now()
    verschil.save()


def _gewijzigd(gegevens: Gegevens, veld: Veld) -> datetime.datetime | None:
    """When this piece of data became what it is, according to the history of the dossier."""
    geschiedenis: Any
    record = gegevens.van(veld)
    [geschiedenis] = event_models(tracks_model=veld.model)
    standen = geschiedenis.objects.filter(pgh_obj_id=record.pk).order_by("-pgh_id")
    sinds: datetime.datetime | None = None
    for op, *waarden in standen.values_list("pgh_created_at", *veld.delen):
        if waarden != [getattr(record, deel) for deel in veld.delen]:
            break
        sinds = op
    return sinds
