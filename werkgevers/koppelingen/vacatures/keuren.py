"""What stands in rows with vacancies: read, and matched with employers, branches and occupations."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from keten.fouten import NietToegestaan
from keten.invoer import waarden
from keten.invoer.soorten import Fout, Oordeel, Rij
from keten.models import Locatie
from keten.zoekterm import normaliseer
from klanten.models import Opleiding
from werkgevers.models import Beroep, Vacature, Vacatureeis, Vestiging, Werkgever
from werkgevers.vacature_eisen import Eis
from werkgevers.vacature_keuren import keur_vacature

JA_NEE = (("ja", "ja"), ("nee", "nee"))
_KENMERK = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,49}")
_VELDEN = {
    "titel": "functie",
    "omschrijving": "omschrijving",
    "postcode": "postcode",
    "plaats": "plaats",
}


@dataclass
class Gelezen:
    """What a row means, as far as it can be read.

    Attributes:
        velden: fields of `Vacature`.
        nog_een: it was said that this is another vacancy than the one that is open.
    """

    kenmerk: str = ""
    werkgever: Werkgever | None = None
    velden: dict[str, Any] = field(default_factory=dict)
    eisen: list[Eis] = field(default_factory=list)
    nog_een: bool = False


@dataclass(frozen=True)
class _Bekend:
    """What the rows of a file name, looked up at once."""

    werkgevers: dict[str, Werkgever]
    vestigingen: dict[tuple[int, str], Vestiging]
    beroepen: dict[str, Beroep]
    kenmerken: set[tuple[int, str]]
    open: set[tuple[int, int, str]]


def keur(rijen: Sequence[Rij], locatie: Locatie) -> dict[int, Oordeel]:
    """Per row number what it would become, with four queries for all of them."""
    bekend = _zoek_op(rijen)
    eerste: dict[tuple[str, str], int] = {}
    oordelen = {}
    for rij in rijen:
        gelezen, fouten = _lees(rij.waarden, bekend)
        sleutel = (rij.waarden["kvk"], gelezen.kenmerk)
        if all(sleutel) and eerste.setdefault(sleutel, rij.nummer) != rij.nummer:
            fouten.append(("kenmerk", f"Dit kenmerk staat ook op rij {eerste[sleutel]}."))
        al = gelezen.werkgever is not None and (gelezen.werkgever.pk, gelezen.kenmerk) in bekend.kenmerken
        oordelen[rij.nummer] = Oordeel(rij.nummer, gelezen, bekend=al, fouten=fouten)
    return oordelen


def _zoek_op(rijen: Sequence[Rij]) -> _Bekend:
    nummers = {rij.waarden["kvk"] for rij in rijen}
    werkgevers = Werkgever.objects.lopend().filter(kvk_nummer__in=nummers - {""})
    per_kvk = {werkgever.kvk_nummer: werkgever for werkgever in werkgevers}
    sleutels = [werkgever.pk for werkgever in per_kvk.values()]
    open_ = Vestiging.objects.filter(werkgever__in=sleutels, gesloten_op__isnull=True).order_by("pk")
    vestigingen = {(v.werkgever_id, v.vestigingsnummer): v for v in open_ if v.vestigingsnummer}
    vestigingen |= {(v.werkgever_id, ""): v for v in open_ if v.hoofdvestiging}
    kenmerken = {rij.waarden["kenmerk"] for rij in rijen}
    al = Vacature.objects.filter(werkgever__in=sleutels).filter(
        Q(kenmerk__in=kenmerken - {""}) | Q(kenmerk="", stand=Vacature.Stand.OPEN)
    )
    rijen_ = list(al.values_list("werkgever", "kenmerk", "beroep", "plaats"))
    return _Bekend(
        per_kvk,
        vestigingen,
        {normaliseer(naam): een for een in Beroep.objects.all() for naam in (een.code, een.naam)},
        {(werkgever, kenmerk) for werkgever, kenmerk, _beroep, _plaats in rijen_ if kenmerk},
        {(wie, beroep, plaats.casefold()) for wie, kenmerk, beroep, plaats in rijen_ if not kenmerk},
    )


def _lees(rauw: dict[str, str], bekend: _Bekend) -> tuple[Gelezen, list[Fout]]:
    fouten: list[Fout] = []
    gelezen = Gelezen(kenmerk=rauw["kenmerk"])
    gelezen.werkgever = bekend.werkgevers.get(rauw["kvk"])
    if gelezen.werkgever is None:
        fouten.append(("kvk", "Bij dit KvK-nummer is geen werkgever bekend. Voer de werkgever eerst in."))
    if not _KENMERK.fullmatch(gelezen.kenmerk):
        fouten.append(("kenmerk", "Vul een kenmerk in van letters, cijfers en . _ / - (hoogstens 50)."))
    beroep = bekend.beroepen.get(normaliseer(rauw["beroep"]))
    if beroep is None:
        fouten.append(("beroep", "Dit beroep staat niet in de lijst van het portaal."))
    gelezen.velden = {
        "beroep": beroep,
        **_werk(rauw, fouten),
        **_plek(rauw, gelezen.werkgever, bekend, fouten),
    }
    gelezen.eisen, gelezen.nog_een = _eisen(rauw, fouten), _ja(rauw, "nog-een", fouten)
    _keur_velden(gelezen, fouten)
    if not fouten:
        _keur_samen(gelezen, bekend, fouten)
    return gelezen, fouten


def _werk(rauw: dict[str, str], fouten: list[Fout]) -> dict[str, Any]:
    def lees(kolom: str, lezer: Callable[[str], Any], melding: str, leeg: Any = None) -> Any:
        if not rauw[kolom] and leeg is not ...:
            return leeg
        waarde = lezer(rauw[kolom])
        if waarde is None or waarde == "":
            fouten.append((kolom, melding))
        return waarde

    uren, loon = "Vul een aantal uren van 1 tot en met 60 in.", "Vul een bedrag in, bijvoorbeeld 2400,50."
    uren_min = lees("uren-vanaf", lambda t: waarden.getal(t, 1, 60), uren, ...)
    return {
        "titel": rauw["functie"],
        "omschrijving": rauw["omschrijving"],
        "soort": lees(
            "soort", lambda t: waarden.keuze(t, Vacature.Soort.choices), "Kies een soort.", "regulier"
        ),
        "plaatsen": lees("plaatsen", lambda t: waarden.getal(t, 1, 500), "Vul 1 tot en met 500 in.", 1),
        "uren_min": uren_min,
        "uren_max": lees("uren-tot", lambda t: waarden.getal(t, 1, 60), uren, uren_min),
        "loon_van": lees("loon-vanaf", waarden.bedrag, loon),
        "loon_tot": lees("loon-tot", waarden.bedrag, loon),
        "loon_per": lees(
            "loon-per", lambda t: waarden.keuze(t, Vacature.Loonper.choices), "Kies uur of maand.", "maand"
        ),
        "begint_op": lees("begint-op", waarden.dag, waarden.DAG_FOUT),
        "geschikt_wwb": _ja(rauw, "geschikt-bijstand", fouten),
    }


def _plek(
    rauw: dict[str, str], werkgever: Werkgever | None, bekend: _Bekend, fouten: list[Fout]
) -> dict[str, Any]:
    """Where the work is: the branch that is named, else the main one when no postcode is."""
    nummer, plek = rauw["vestigingsnummer"], {"postcode": rauw["postcode"], "plaats": rauw["plaats"]}
    if werkgever is None:
        return plek
    vestiging = None
    if nummer or not rauw["postcode"]:
        vestiging = bekend.vestigingen.get((werkgever.pk, nummer))
    if nummer and vestiging is None:
        fouten.append(("vestigingsnummer", "Deze werkgever heeft geen open vestiging met dit nummer."))
    elif vestiging is None and not rauw["postcode"]:
        fouten.append(("postcode", "Vul de postcode van het werk in, of een vestigingsnummer."))
    if vestiging is not None and not rauw["postcode"]:
        plek = {"postcode": vestiging.postcode, "plaats": vestiging.plaats}
    return {**plek, "vestiging": vestiging}


def _eisen(rauw: dict[str, str], fouten: list[Fout]) -> list[Eis]:
    eisen = []
    if rauw["opleiding"]:
        niveau = waarden.keuze(rauw["opleiding"], [(c, str(w)) for c, w in Opleiding.Niveau.choices])
        if niveau:
            eisen.append(Eis(Vacatureeis.Soort.OPLEIDING, opleiding=niveau))
        else:
            fouten.append(("opleiding", f"Kies uit: {', '.join(map(str, Opleiding.Niveau.labels))}."))
    if _ja(rauw, "rijbewijs", fouten):
        eisen.append(Eis(Vacatureeis.Soort.RIJBEWIJS))
    return eisen


def _ja(rauw: dict[str, str], kolom: str, fouten: list[Fout]) -> bool:
    antwoord = waarden.keuze(rauw[kolom], JA_NEE) if rauw[kolom] else "nee"
    if not antwoord:
        fouten.append((kolom, "Vul ja of nee in."))
    return antwoord == "ja"


def _keur_velden(gelezen: Gelezen, fouten: list[Fout]) -> None:
    """What the model asks of texts: their length, and a postcode that can be."""
    teksten = {naam: gelezen.velden[naam] for naam in _VELDEN}
    zonder = {veld.name for veld in Vacature._meta.fields} - set(_VELDEN)
    if not teksten["postcode"]:  # what should have given a place has its own message
        zonder |= {"postcode", "plaats"}
    try:
        Vacature(**teksten).clean_fields(exclude=zonder)
    except ValidationError as fout:
        for veld, meldingen in fout.message_dict.items():
            fouten.extend((_VELDEN[veld], melding) for melding in meldingen)


def _keur_samen(gelezen: Gelezen, bekend: _Bekend, fouten: list[Fout]) -> None:
    """What only shows when the row can be read: order of numbers, rules of the house, the same work twice."""
    velden, werkgever = gelezen.velden, gelezen.werkgever
    assert werkgever is not None  # or there was a fault
    if velden["uren_max"] < velden["uren_min"]:
        fouten.append(("uren-tot", "Het hoogste aantal uren ligt onder het laagste."))
    if (
        velden["loon_van"] is not None
        and velden["loon_tot"] is not None
        and velden["loon_tot"] < velden["loon_van"]
    ):
        fouten.append(("loon-tot", "Het hoogste loon ligt onder het laagste."))
    try:
        keur_vacature(werkgever, gelezen.eisen, zonder_eisen=True, velden=velden)
    except NietToegestaan as fout:
        fouten.append(("begint-op" if fout.veld == "begint_op" else "", fout.melding))
    al = (werkgever.pk, velden["beroep"].pk, velden["plaats"].casefold()) in bekend.open
    if al and not gelezen.nog_een:
        melding = "Deze werkgever heeft al zo'n vacature open. Is dit een andere? Vul dan ja in."
        fouten.append(("nog-een", melding))
