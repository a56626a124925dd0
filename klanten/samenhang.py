"""How the work of several partners for one client hangs together (K-18).

Whose task comes first, follows or runs alongside stands in reference data (`Taakrelatie`); here it is read
for the situation of one client: within one scheme, with two at once, or on the way from one to the other.
"""

import datetime
from dataclasses import dataclass

from keten.models import Ketenpartner, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant, Taakrelatie, Uitkering

VOORAF = datetime.timedelta(weeks=13)
"""So long before a WW benefit ends the client counts as on the way; sample value."""
NADIEN = datetime.timedelta(weeks=8)
"""So long after a change of scheme it still does; sample value."""

_STAPPEN = {
    "Identiteit": Taakrelatie.Taak.INTAKE,
    "Intake": Taakrelatie.Taak.INTAKE,
    "Route": Taakrelatie.Taak.INTAKE,
    "Contactpersoon": Taakrelatie.Taak.INTAKE,
    "Diagnose": Taakrelatie.Taak.DIAGNOSE,
    "Werkplan": Taakrelatie.Taak.AANBODVERSTERKING,
}
_OMGEKEERD = {
    Taakrelatie.Relatie.VOORGAAND: Taakrelatie.Relatie.VOLGEND,
    Taakrelatie.Relatie.VOLGEND: Taakrelatie.Relatie.VOORGAAND,
}
_PROCES = "wie wat wanneer doet (procescoördinatie)"
_PRODUCT = "wat het oplevert (productcoördinatie)"
# Source: Ketensamenwerking op 15 Werkpleinen (2009), section 2.4, after Arentsen.
_COORDINATIE = {
    Taakrelatie.Relatie.PARALLEL: f"Stem af {_PRODUCT}.",
    Taakrelatie.Relatie.VOORGAAND: f"Stem af {_PROCES}.",
    Taakrelatie.Relatie.VOLGEND: f"Stem af {_PROCES}.",
    Taakrelatie.Relatie.WEDERZIJDS: f"Stem af {_PROCES} en {_PRODUCT}.",
}


@dataclass(frozen=True)
class Verband:
    """How the task of now relates to another task, in words, and what must be tuned."""

    eigen: str
    relatie: str
    ander: str
    coordinatie: str


@dataclass(frozen=True)
class Samenhang:
    """What somebody should know of the others who work for a client.

    Attributes:
        tabel: which of the three tables counts for this client.
        waarom: the benefits that make it so, in words.
        informeer: the partners who must know what happens.
    """

    tabel: Taakrelatie.Tabel
    waarom: str
    informeer: list[str]
    verbanden: list[Verband]


def van(klant: Klant, kijker: Medewerker) -> Samenhang:
    """How the present task for a client hangs together with the others', as one partner sees it; two queries.

    With two schemes the municipality works from the side of WWB, every other partner from that of WW.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 2.4, tables 1 to 3.
    """
    uitkeringen = list(_uitkeringen(klant))
    uwv = next((u for u in uitkeringen if u.regime.kolom == Ketenpartner.Kolom.UWV), None)
    gemeente = next((u for u in uitkeringen if u.regime.kolom == Ketenpartner.Kolom.GEMEENTE), None)
    tabel = _tabel(uwv, gemeente)
    taak = _STAPPEN.get(klant.beeld.volgende_stap, Taakrelatie.Taak.BEMIDDELING)
    relaties = [rij for rij in Taakrelatie.objects.filter(tabel=tabel) if taak in (rij.taak, rij.ander)]
    van_gemeente = kijker.partner.kolom == Ketenpartner.Kolom.GEMEENTE
    eigen_rij = van_gemeente or tabel == Taakrelatie.Tabel.REGIME
    namen = _namen(tabel, uwv, gemeente, eigen_rij=eigen_rij)
    return Samenhang(
        tabel=tabel,
        waarom=_waarom(tabel, uitkeringen),
        informeer=_partners(klant, tabel, uitkeringen, kijker),
        verbanden=[
            _verband(rij, namen, eigen_rij=eigen_rij)
            for rij in relaties
            if (rij.taak if eigen_rij else rij.ander) == taak
        ],
    )


def _uitkeringen(klant: Klant) -> list[Uitkering]:
    """The benefits that run, or ended so short ago that the change still counts; the latest first."""
    rijen = klant.uitkeringen.filter(van__lte=vandaag()).select_related("regime", "partner").order_by("-van")
    return [rij for rij in rijen if rij.tot is None or rij.tot >= vandaag() - NADIEN]


def _tabel(uwv: Uitkering | None, gemeente: Uitkering | None) -> Taakrelatie.Tabel:
    if uwv is not None and gemeente is not None:
        beide = _loopt(uwv) and _loopt(gemeente)
        return Taakrelatie.Tabel.SAMENLOOP if beide else Taakrelatie.Tabel.OVERGANG
    if uwv is not None and uwv.tot is not None and vandaag() <= uwv.tot <= vandaag() + VOORAF:
        return Taakrelatie.Tabel.OVERGANG
    return Taakrelatie.Tabel.REGIME


def _loopt(uitkering: Uitkering) -> bool:
    return uitkering.tot is None or uitkering.tot >= vandaag()


def _waarom(tabel: Taakrelatie.Tabel, uitkeringen: list[Uitkering]) -> str:
    if not uitkeringen:
        return "De klant heeft geen uitkering."
    delen = [
        f"{u.regime} van {u.partner}" + (f" tot en met {u.tot:%d-%m-%Y}" if u.tot else "")
        for u in uitkeringen
    ]
    return f"{tabel.label[0].upper()}{tabel.label[1:]}: {' en '.join(delen)}."


def _namen(
    tabel: Taakrelatie.Tabel, uwv: Uitkering | None, gemeente: Uitkering | None, *, eigen_rij: bool
) -> tuple[str, str]:
    """The scheme behind the own task and behind the other's, as they follow the name of a task."""
    if tabel == Taakrelatie.Tabel.REGIME:
        return "", ""
    rij = f" {gemeente.regime if gemeente else 'WWB'}"
    kolom = f" {uwv.regime if uwv else 'WW'}"
    return (rij, kolom) if eigen_rij else (kolom, rij)


def _partners(
    klant: Klant, tabel: Taakrelatie.Tabel, uitkeringen: list[Uitkering], kijker: Medewerker
) -> list[str]:
    partners = {uitkering.partner for uitkering in uitkeringen}
    if klant.beeld.contactpersoon is not None:
        partners.add(klant.beeld.contactpersoon.partner)
    if tabel == Taakrelatie.Tabel.OVERGANG and klant.gemeente is not None:
        partners.add(klant.gemeente)
    return sorted(str(partner) for partner in partners if partner.pk != kijker.partner_id)


def _verband(rij: Taakrelatie, namen: tuple[str, str], *, eigen_rij: bool) -> Verband:
    """A line of the table from the own side; from the column it reads the other way round."""
    relatie = Taakrelatie.Relatie(rij.relatie)
    eigen, ander = Taakrelatie.Taak(rij.taak), Taakrelatie.Taak(rij.ander)
    if not eigen_rij:
        eigen, ander, relatie = ander, eigen, _OMGEKEERD.get(relatie, relatie)
    return Verband(
        eigen=f"{eigen.label.capitalize()}{namen[0]}",
        relatie=relatie.label,
        ander=f"{ander.label}{namen[1]}",
        coordinatie=_COORDINATIE[relatie],
    )
