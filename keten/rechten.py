"""Who may do what: the one table of the house, and the marks that views carry.

Every view names the right that it needs (`@vereist`), or says that it is open (`@openbaar`) or for
everyone who is signed in (`@ingelogd`). `keten.middleware.Rechten` refuses a view that says nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.db import models

View = TypeVar("View", bound=Callable[..., Any])


class Rol(models.TextChoices):
    """The roles of the sources (X-03), under the names that the locations use."""

    INTAKER = "intaker", "intaker"
    WERKCOACH = "werkcoach", "werkcoach"
    INKOMENSCONSULENT = "inkomensconsulent", "inkomensconsulent"
    HANDHAVER = "handhaver", "handhaver"
    ACCOUNTMANAGER = "accountmanager", "accountmanager"
    MATCHMAKER = "matchmaker", "matchmaker"
    MT_LID = "mt_lid", "MT-lid"
    KETENAANJAGER = "ketenaanjager", "ketenaanjager"
    BEHEERDER = "beheerder", "beheerder"
    TEAMLEIDER = "teamleider", "teamleider"
    KCC = "kcc", "medewerker klantcontactcentrum"
    MELDPUNT = "meldpunt", "medewerker Meldpunt Werk"
    RMC = "rmc", "RMC-medewerker"
    PRIVACYCONTACT = "privacycontact", "privacycontact"
    AKO = "ako", "medewerker AKO"
    MEDISCH_ADVISEUR = "medisch_adviseur", "medisch adviseur"
    AUDITOR = "auditor", "auditor"
    KLANT = "klant", "klant"
    WERKGEVER = "werkgever", "werkgever"
    COACH = "coach", "coach uit het netwerk"
    SCHOOL = "school", "school"
    GAST = "gast", "gast van een andere dienst"
    INSPECTEUR = "inspecteur", "inspecteur"
    EXTERN = "extern", "medewerker van een externe partner"


BUITENROLLEN = (Rol.KLANT, Rol.WERKGEVER, Rol.COACH, Rol.SCHOOL, Rol.GAST, Rol.INSPECTEUR, Rol.EXTERN)


class Recht(models.TextChoices):
    """What somebody can be allowed to do."""

    ZOEKEN = "zoeken", "klanten zoeken op naam, klantnummer of BSN"
    AANMELDEN = "aanmelden", "een werkzoekende inschrijven"
    IDENTITEIT = "identiteit", "de identiteit controleren"
    DOSSIER_INZIEN = "dossier_inzien", "een dossier van de eigen locatie openen"
    DOSSIER_WIJZIGEN = "dossier_wijzigen", "gegevens in een dossier wijzigen"
    BSN_TONEN = "bsn_tonen", "het BSN van een klant tonen"
    CONTACT = "contact", "contacten, berichten en documenten vastleggen"
    CONTACTPERSOON = "contactpersoon", "een contactpersoon aanwijzen"
    AFSPRAKEN = "afspraken", "afspraken plannen en een agenda bekijken"
    WERKVOORRAAD = "werkvoorraad", "taken in de eigen werkvoorraad afhandelen"
    CASELOAD = "caseload", "de caseload bekijken"
    BEWAREN = "bewaren", "de caseload als rekenblad bewaren"
    OVERDRAGEN = "overdragen", "klanten overdragen, overleggen met een andere partner en verwijzen"
    VERDELEN = "verdelen", "de caseload van een collega overdragen of laten waarnemen"
    TEAM_ZIEN = "team_zien", "de werkvoorraad en de caseload van het eigen team bekijken"
    AANVRAAG = "aanvraag", "een aanvraag van een uitkering invullen en volgen"
    CLAIM = "claim", "over een uitkering beslissen"
    KLANTVRAAG = "klantvraag", "vragen van klanten beantwoorden of doorzetten"
    GROEPEN = "groepen", "groepsbijeenkomsten plannen en bijhouden"
    INCIDENT = "incident", "incidenten melden en de waarschuwing zien"
    RMC_CHECK = "rmc_check", "de startkwalificatie van jongeren nagaan"
    SCHOOLMELDING = "schoolmelding", "dreigende schooluitval melden"
    PRIVACY = "privacy", "vragen over privacy beantwoorden en bewaartermijnen bewaken"
    COACHEN = "coachen", "gekoppelde klanten volgen als coach uit het netwerk"
    ROUTEREN = "routeren", "een route kiezen"
    DIAGNOSE = "diagnose", "een diagnose stellen"
    WERKPLAN = "werkplan", "een werkplan maken en laten bevestigen"
    INSTRUMENTEN = "instrumenten", "de gereedschapskist bekijken"
    MEDISCH_ADVIES = "medisch_advies", "een medisch advies geven"
    REGIME_BEVESTIGEN = "regime_bevestigen", "vaststellen onder welk regime een instrument mag"
    REGELS_ZIEN = "regels_zien", "beslisbomen en instellingen bekijken"
    REGELS_BEHEREN = "regels_beheren", "beslisbomen en arrangementen van de locatie wijzigen"
    CIJFERS = "cijfers", "cijfers van de locatie bekijken"
    RISICO = "risico", "het risico van een klant beoordelen"
    SIGNALEREN = "signaleren", "een signaal over een klant melden"
    HANDHAVEN = "handhaven", "signalen behandelen en controles doen"
    MAATREGEL_VOORSTELLEN = "maatregel_voorstellen", "een overtreding vastleggen en een maatregel voorstellen"
    MAATREGEL_BESLISSEN = "maatregel_beslissen", "over een maatregel en een bezwaar beslissen"
    HANDHAVINGSBELEID = "handhavingsbeleid", "risicoregels, maatregelen en beleid vaststellen"
    HANDHAVINGSMONITOR = "handhavingsmonitor", "de monitor van de handhaving bekijken"
    AUDITEREN = "auditeren", "groepen laden om op ongelijke behandeling te toetsen"
    BEHEREN = "beheren", "partners, locaties, teams en medewerkers beheren"
    RECHTEN_ZIEN = "rechten_zien", "zien wie wat mag"
    EIGEN_DOSSIER = "eigen_dossier", "het eigen dossier lezen en aanvullen"
    WERKGEVERS_ZIEN = "werkgevers_zien", "werkgevers, vacatures en contacten bekijken"
    WERKGEVERS = "werkgevers", "werkgevers, contacten en vragen bijhouden"
    VACATURES = "vacatures", "vacatures invoeren en bijhouden"
    MATCHEN = "matchen", "kandidaten zoeken, voorselecteren en voordragen"
    KANDIDATEN = "kandidaten", "vacatures voor eigen klanten zoeken en voordrachten beoordelen"
    PLAATSEN = "plaatsen", "plaatsingen en nazorg vastleggen"
    MARKTPLAN = "marktplan", "het marktbewerkingsplan en de doelen voor werkgevers bijhouden"
    EIGEN_BEDRIJF = "eigen_bedrijf", "vacatures en vragen van het eigen bedrijf bijhouden"
    GASTVRAAG = "gastvraag", "vragen beantwoorden waarvoor u bent uitgenodigd"
    KENNIS = "kennis", "de kennisbank lezen en aanvullen"
    LANDKAART_INVULLEN = "landkaart_invullen", "de Landkaart van de locatie voorbereiden"
    LANDKAART_INDIENEN = "landkaart_indienen", "de Landkaart van de locatie indienen"
    LANDKAART_TOETSEN = "landkaart_toetsen", "de Landkaart van locaties toetsen"
    LANDKAART_BEHEREN = "landkaart_beheren", "criteria, normen en locaties van de Landkaart beheren"
    PRAKTIJK_BEOORDELEN = "praktijk_beoordelen", "praktijken beoordelen als lid van een expertgroep"
    KETENCIJFERS = "ketencijfers", "de cijfers, het jaarplan en het bestuur van de eigen locatie bekijken"
    LANDELIJK = "landelijk", "cijfers van alle locaties en regio's vergelijken"
    DEFINITIES = "definities", "vaststellen hoe cijfers worden berekend"
    JAARPLAN = "jaarplan", "het ketenjaarplan opstellen, vaststellen en volgen"
    REGIODOELEN = "regiodoelen", "doelen van de regio vastleggen"
    BESTUREN = "besturen", "portefeuilles, besluiten, capaciteit en budgetten van de locatie bijhouden"
    VERANTWOORDEN = "verantwoorden", "rapportages ondertekenen en voor de eigen organisatie ophalen"
    PEILINGEN = "peilingen", "peilingen instellen en open antwoorden indelen"
    EXPERIMENTEN = "experimenten", "experimenten opzetten en volgen"
    TRAININGEN = "trainingen", "trainingen van medewerkers bijhouden"
    INSPECTEREN = "inspecteren", "de Landkaart van aangewezen locaties inzien"
    SYSTEMEN = "systemen", "systemen van partners aansluiten en hun toegang beheren"
    UITWISSELEN = "uitwisselen", "gegevens uitwisselen met systemen van partners en verschillen oplossen"
    AANSPREEKPUNTEN = "aanspreekpunten", "de lijst van aanspreekpunten bijhouden"
    VERWEZEN = "verwezen", "verwezen klanten volgen en voortgang melden"


_IEDERE_MEDEWERKER = {
    Recht.RECHTEN_ZIEN,
    Recht.INSTRUMENTEN,
    Recht.REGELS_ZIEN,
    Recht.WERKGEVERS_ZIEN,
    Recht.KENNIS,
    Recht.KETENCIJFERS,
}
_LEZEN = {Recht.ZOEKEN, Recht.DOSSIER_INZIEN, Recht.WERKVOORRAAD}
_DOSSIER = _LEZEN | {
    Recht.BSN_TONEN,
    Recht.CONTACT,
    Recht.AFSPRAKEN,
    Recht.CASELOAD,
    Recht.INCIDENT,
}
_BALIE = _DOSSIER | {
    Recht.AANMELDEN,
    Recht.IDENTITEIT,
    Recht.DOSSIER_WIJZIGEN,
    Recht.CONTACTPERSOON,
    Recht.ROUTEREN,
    Recht.OVERDRAGEN,
    Recht.AANVRAAG,
    Recht.KLANTVRAAG,
}
_COACH = _BALIE | {Recht.DIAGNOSE, Recht.WERKPLAN, Recht.BEWAREN, Recht.GROEPEN, Recht.KANDIDATEN}
_BEOORDELEN = {Recht.RISICO, Recht.SIGNALEREN}
_MAATREGEL = {Recht.MAATREGEL_VOORSTELLEN, Recht.MAATREGEL_BESLISSEN}
_INKOMEN = _DOSSIER | {
    Recht.IDENTITEIT,
    Recht.DOSSIER_WIJZIGEN,
    Recht.OVERDRAGEN,
    Recht.AANVRAAG,
    Recht.CLAIM,
}
_TEAMLEIDER = _DOSSIER | {
    Recht.TEAM_ZIEN,
    Recht.VERDELEN,
    Recht.CONTACTPERSOON,
    Recht.CIJFERS,
    Recht.AANSPREEKPUNTEN,
    Recht.UITWISSELEN,
}
_ACCOUNT = {Recht.WERKVOORRAAD, Recht.WERKGEVERS, Recht.VACATURES, Recht.PLAATSEN}
_MATCH = {Recht.WERKVOORRAAD, Recht.VACATURES, Recht.MATCHEN, Recht.PLAATSEN}
_MT = {
    Recht.WERKVOORRAAD,
    Recht.CIJFERS,
    Recht.REGELS_BEHEREN,
    Recht.MARKTPLAN,
    Recht.LANDKAART_INVULLEN,
    Recht.LANDKAART_INDIENEN,
    Recht.REGIME_BEVESTIGEN,
    Recht.HANDHAVINGSBELEID,
    Recht.HANDHAVINGSMONITOR,
    Recht.JAARPLAN,
    Recht.REGIODOELEN,
    Recht.BESTUREN,
    Recht.VERANTWOORDEN,
    Recht.PEILINGEN,
    Recht.EXPERIMENTEN,
    Recht.TRAININGEN,
    Recht.AANSPREEKPUNTEN,
}
_CONTACTCENTRUM = _LEZEN | {Recht.CONTACT, Recht.AFSPRAKEN, Recht.KLANTVRAAG, Recht.INCIDENT}

RECHTEN: dict[Rol, frozenset[Recht]] = {
    rol: frozenset(rechten)
    for rol, rechten in {
        Rol.INTAKER: _IEDERE_MEDEWERKER | _BALIE | _BEOORDELEN,
        Rol.WERKCOACH: _IEDERE_MEDEWERKER | _COACH | _BEOORDELEN | _MAATREGEL,
        Rol.INKOMENSCONSULENT: _IEDERE_MEDEWERKER | _INKOMEN | _BEOORDELEN | _MAATREGEL,
        Rol.HANDHAVER: _IEDERE_MEDEWERKER
        | _DOSSIER
        | _BEOORDELEN
        | {Recht.HANDHAVEN, Recht.MAATREGEL_VOORSTELLEN, Recht.HANDHAVINGSMONITOR},
        Rol.ACCOUNTMANAGER: _IEDERE_MEDEWERKER | _ACCOUNT,
        Rol.MATCHMAKER: _IEDERE_MEDEWERKER | _MATCH,
        Rol.TEAMLEIDER: _IEDERE_MEDEWERKER | _TEAMLEIDER | {Recht.LANDKAART_INVULLEN, Recht.TRAININGEN},
        Rol.KCC: _IEDERE_MEDEWERKER | _CONTACTCENTRUM,
        Rol.MELDPUNT: _IEDERE_MEDEWERKER | _CONTACTCENTRUM | {Recht.DOSSIER_WIJZIGEN, Recht.AANVRAAG},
        Rol.RMC: _IEDERE_MEDEWERKER | _LEZEN | {Recht.RMC_CHECK, Recht.SCHOOLMELDING},
        Rol.PRIVACYCONTACT: _IEDERE_MEDEWERKER | _LEZEN | {Recht.PRIVACY, Recht.HANDHAVINGSMONITOR},
        Rol.MT_LID: _IEDERE_MEDEWERKER | _MT,
        Rol.KETENAANJAGER: _IEDERE_MEDEWERKER
        | {Recht.CIJFERS, Recht.LANDELIJK, Recht.LANDKAART_TOETSEN, Recht.PRAKTIJK_BEOORDELEN},
        Rol.AKO: _IEDERE_MEDEWERKER
        | {
            Recht.LANDKAART_BEHEREN,
            Recht.PRAKTIJK_BEOORDELEN,
            Recht.REGIME_BEVESTIGEN,
            Recht.LANDELIJK,
            Recht.DEFINITIES,
            Recht.REGIODOELEN,
        },
        Rol.MEDISCH_ADVISEUR: {Recht.RECHTEN_ZIEN, Recht.WERKVOORRAAD, Recht.MEDISCH_ADVIES},
        Rol.AUDITOR: {Recht.RECHTEN_ZIEN, Recht.HANDHAVINGSMONITOR, Recht.AUDITEREN},
        Rol.BEHEERDER: _IEDERE_MEDEWERKER
        | {
            Recht.BEHEREN,
            Recht.REGELS_BEHEREN,
            Recht.LANDKAART_INVULLEN,
            Recht.HANDHAVINGSBELEID,
            Recht.SYSTEMEN,
            Recht.AANSPREEKPUNTEN,
        },
        Rol.KLANT: {Recht.EIGEN_DOSSIER},
        Rol.WERKGEVER: {Recht.EIGEN_BEDRIJF},
        Rol.COACH: {Recht.COACHEN},
        Rol.SCHOOL: {Recht.SCHOOLMELDING},
        Rol.GAST: {Recht.GASTVRAAG},
        Rol.INSPECTEUR: {Recht.INSPECTEREN},
        Rol.EXTERN: {Recht.VERWEZEN},
    }.items()
}


class Rolverdeling(models.TextChoices):
    """How a location divides the work for employers: two people in large ones, everybody in small (W-35)."""

    APART = "apart", "accountmanagers en matchmakers doen elk hun eigen deel"
    SAMEN = "samen", "accountmanagers matchen ook, matchmakers spreken ook werkgevers"
    IEDEREEN = "iedereen", "werkcoaches doen beide ook"


_SAMEN = {Rol.ACCOUNTMANAGER: _MATCH, Rol.MATCHMAKER: _ACCOUNT}
_VERDELING: dict[str, dict[Rol, set[Recht]]] = {
    Rolverdeling.APART: {},
    Rolverdeling.SAMEN: _SAMEN,
    Rolverdeling.IEDEREEN: {**_SAMEN, Rol.WERKCOACH: _ACCOUNT | _MATCH},
}


def rechten_van(rollen: Iterable[str], verdeling: str = Rolverdeling.APART) -> frozenset[Recht]:
    """All rights that a set of roles gives together.

    Args:
        verdeling: how the present location divides the work for employers.
    """
    extra = _VERDELING[verdeling]
    return frozenset().union(*(RECHTEN[Rol(rol)] | extra.get(Rol(rol), set()) for rol in rollen))


def vereist(recht: Recht) -> Callable[[View], View]:
    """Mark a view: only for those who have this right."""

    def merk(view: View) -> View:
        view.recht = recht  # type: ignore[attr-defined]
        return view

    return merk


def ingelogd(view: View) -> View:
    """Mark a view: for everyone who is signed in, whatever the role."""
    view.recht = None  # type: ignore[attr-defined]
    return view


def openbaar(view: View) -> View:
    """Mark a view: open to the whole world."""
    view.recht = None  # type: ignore[attr-defined]
    return login_not_required(view)
