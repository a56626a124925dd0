"""Which application form somebody gets, who does the benefit intake, and whether it can be done online."""

from dataclasses import dataclass
from typing import Any

from keten import instellingen
from keten.models import Ketenpartner, Locatie, Regelversie, Regime
from keten.regels.beheer import geldige_versie
from keten.regels.boom import gebruikte_feiten
from keten.regels.feiten import feiten_voor
from keten.regels.uitleg import leg_uit, waarden_van
from keten.regels.valideren import lees, valideer
from keten.tijd import vandaag
from klanten import instellingen_aanvraag as instelling
from klanten import intakevorm
from klanten.dossierkop import leeftijd
from klanten.models import Aanvraag, Clientbeeld, Klant
from klanten.uitkeringen import mogelijke_betalers

REGELSET = "korte-aanvraag"
Kolom = Ketenpartner.Kolom


@dataclass(frozen=True)
class Vormkeuze:
    """The form that follows from rule and setting, with what it was based on."""

    vorm: Aanvraag.Vorm
    versie: Regelversie | None
    uitleg: dict[str, Any]


def kies_vorm(klant: Klant) -> Vormkeuze:
    """The short form for those whom the rule of the location selects, if the location works with it (K-40).

    Where the risk has been assessed, that decides, and not the distance to work (H-27).

    Source: Goed bekeken! (AKO 2005), section 3.2: about 10 questions for the A-group; the conclusion of the
    Monitorgroep that the short form goes with low risk.
    """
    versie = geldige_versie(REGELSET, locatie=klant.locatie, op=vandaag())
    if versie is None or not instellingen.waarde(instelling.KORT, klant.locatie):
        return Vormkeuze(Aanvraag.Vorm.VOLLEDIG, None, {})
    if (beoordeeld := intakevorm.van(klant)) is not None:
        return Vormkeuze(Aanvraag.Vorm.KORT if beoordeeld.kort else Aanvraag.Vorm.VOLLEDIG, None, {})
    feiten = feiten_voor("klant")
    if valideer(versie.boom, feiten):  # it asks what was removed since; the full form asks everything
        return Vormkeuze(Aanvraag.Vorm.VOLLEDIG, None, {})
    waarden = waarden_van(klant, gebruikte_feiten(lees(versie.boom, feiten)), feiten)
    uitleg = leg_uit(versie.boom, waarden, feiten)
    vorm = Aanvraag.Vorm.KORT if uitleg.uitkomst else Aanvraag.Vorm.VOLLEDIG
    return Vormkeuze(vorm, versie, uitleg.als_json())


def kan_online(locatie: Locatie, kolom: str) -> bool:
    """Whether clients fill in intake and application themselves, for benefits of a kind of partner (K-35).

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 3.1.
    """
    if kolom == Kolom.GEMEENTE:
        return bool(instellingen.waarde(instelling.EINTAKE_GEMEENTE, locatie))
    return bool(instellingen.waarde(instelling.EINTAKE_UWV, locatie))


def online_kolommen(locatie: Locatie) -> list[str]:
    """The kinds of partner whose benefits clients can ask for online."""
    gekozen = instellingen.waarden(locatie)
    paren = ((Kolom.UWV, instelling.EINTAKE_UWV), (Kolom.GEMEENTE, instelling.EINTAKE_GEMEENTE))
    return [kolom.value for kolom, code in paren if gekozen[code]]


def betaler(klant: Klant, regime: Regime) -> Ketenpartner | None:
    """The partner that decides on and pays a benefit; of several municipalities the client's own."""
    partners = list(mogelijke_betalers(klant).filter(kolom=regime.kolom))
    eigen = [partner for partner in partners if partner.pk == klant.gemeente_id]
    return next(iter([*eigen, *partners]), None)


def intake_door(klant: Klant, partner: Ketenpartner) -> Ketenpartner:
    """The partner that does the benefit intake: CWI, unless the municipality takes its own (K-50).

    Who is on route B goes to the paying partner at once (K-43), and so does who is too old for CWI.

    Args:
        partner: the one that pays.

    Source: Meer perspectief voor mensen (Divosa 2006), tasks of CWI, and the section on municipalities.
    """
    if klant.beeld.route == Clientbeeld.Route.B or _te_oud(klant):
        return partner
    if partner.kolom == Kolom.GEMEENTE and instellingen.waarde(instelling.INTAKE_DOOR, partner) != Kolom.CWI:
        return partner
    return mogelijke_betalers(klant).filter(kolom=Kolom.CWI).first() or partner


def _te_oud(klant: Klant) -> bool:
    grens = instellingen.waarde(instelling.INTAKE_TOT_LEEFTIJD, klant.locatie)
    return bool(leeftijd(klant.geboortedatum, vandaag()) >= grens)
