"""What stands at the head of every page of a dossier: who this is, what comes next, and the tabs."""

import datetime
from dataclasses import dataclass
from functools import cache

from django.urls import resolve, reverse

from keten.models import Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.clientbeeld import Stap, stappen
from klanten.models import Clientbeeld, Identiteitsnummer, Incident, Klant
from klanten.onderdelen import ONDERDELEN

_VOORBEELDNUMMER = 10_000_001
# What the button says; upper floors' screens are known by URL name.
ACTIES = {
    "klanten:identiteit": "Identiteit controleren",
    "klanten:intake": "Intake doen",
    "diagnose:routeren": "Route kiezen",
    "klanten:contactpersoon": "Contactpersoon aanwijzen",
    "diagnose:diagnose": "Diagnose stellen",
    "diagnose:werkplan": "Werkplan maken",
    "klanten:afspraak_plannen": "Afspraak plannen",
    "klanten:contact_nieuw": "Contact vastleggen",
    "klanten:uitstroom": "Naar de nazorg",
    "klanten:heropenen": "Dossier heropenen",
}
_NA_UITSTROOM = {
    Clientbeeld.Status.NAZORG: "klanten:uitstroom",
    Clientbeeld.Status.GESTOPT: "klanten:heropenen",
}


@dataclass(frozen=True)
class Actie:
    """Something to do on this dossier; without a url it is somebody else's work."""

    naam: str
    url: str


@dataclass(frozen=True)
class Tabblad:
    """A tab that this person may open."""

    naam: str
    url: str
    actief: bool


@dataclass(frozen=True)
class Processtap:
    """A step of the main job as the page shows it."""

    naam: str
    stand: str
    url: str
    wanneer: datetime.date | None


@dataclass(frozen=True)
class Dossierkop:
    """The head of a dossier page."""

    beeld: Clientbeeld
    leeftijd: int
    kwadrant: str
    regimes: list[str]
    situatie: str
    contactpersoon: Medewerker | None
    heeft_bsn: bool
    mag_bsn: bool
    stap: str
    stap_op: datetime.date | None
    actie: Actie
    tabs: list[Tabblad]
    waarschuwing: Incident | None


def dossierkop(request: Verzoek, klant: Klant) -> Dossierkop:
    """Put together the head of a dossier page for the one who looks."""
    beeld = klant.beeld
    situatie = getattr(klant, "situatie", None)
    return Dossierkop(
        beeld=beeld,
        leeftijd=leeftijd(klant.geboortedatum, vandaag()),
        kwadrant=f"kwadrant {beeld.kwadrant}" if beeld.kwadrant else "",
        regimes=[regime.strip() for regime in beeld.regimes.split(",") if regime.strip()],
        situatie=situatie.get_arbeid_display() if situatie else "",
        contactpersoon=beeld.contactpersoon,
        heeft_bsn=Identiteitsnummer.objects.filter(klant=klant).exists(),
        mag_bsn=Recht.BSN_TONEN in request.rechten,
        stap=beeld.volgende_stap,
        stap_op=beeld.volgende_stap_op,
        actie=_actie(request, klant),
        tabs=_tabs(request, klant),
        waarschuwing=_waarschuwing(request, klant),
    )


def processtappen(request: Verzoek, klant: Klant) -> list[Processtap]:
    """The steps from the counter to a confirmed work plan, each a link for those who may take it."""
    open_stap = _open_stap(klant)
    return [
        Processtap(
            naam=stap.naam,
            stand="klaar" if stap.gedaan else "bezig" if stap == open_stap else "komt",
            url=_adres(request, stap.urlnaam, klant) if stap.gedaan or stap == open_stap else "",
            wanneer=stap.wanneer,
        )
        for stap in stappen(klant.beeld)
    ]


def leeftijd(geboren: datetime.date, dag: datetime.date) -> int:
    """Age in whole years on a day."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def mag_openen(request: Verzoek, urlnaam: str) -> bool:
    """Whether this person has the right that a page of a dossier asks for."""
    recht = _recht_voor(urlnaam)
    return recht is None or recht in request.rechten


@cache
def _recht_voor(urlnaam: str) -> Recht | None:
    """The mark that the view of a dossier page carries; the addresses never change while the portal runs."""
    return getattr(resolve(dossieradres(urlnaam, _VOORBEELDNUMMER)).func, "recht", None)


def dossieradres(urlnaam: str, klantnummer: int) -> str:
    """The address of a page of a dossier, for lists that need hundreds of them."""
    return _adresvorm(urlnaam).format(klantnummer)


@cache
def _adresvorm(urlnaam: str) -> str:
    return reverse(urlnaam, args=[_VOORBEELDNUMMER]).replace(str(_VOORBEELDNUMMER), "{}")


def _open_stap(klant: Klant) -> Stap | None:
    return next((stap for stap in stappen(klant.beeld) if not stap.gedaan), None)


def _actie(request: Verzoek, klant: Klant) -> Actie:
    """The button of the page: the next step, a contact when every step was taken, or what follows outflow."""
    stap = _open_stap(klant)
    gewoon = stap.urlnaam if stap else "klanten:contact_nieuw"
    urlnaam = _NA_UITSTROOM.get(Clientbeeld.Status(klant.beeld.status), gewoon)
    hier = request.resolver_match.view_name if request.resolver_match else ""
    url = "" if urlnaam == hier else _adres(request, urlnaam, klant)
    return Actie(ACTIES.get(urlnaam, stap.naam if stap else ""), url)


def _adres(request: Verzoek, urlnaam: str, klant: Klant) -> str:
    return dossieradres(urlnaam, klant.klantnummer) if mag_openen(request, urlnaam) else ""


def _waarschuwing(request: Verzoek, klant: Klant) -> Incident | None:
    """The incident for which this person is warned, if any; only those with the right ask for it (X-19)."""
    if Recht.INCIDENT not in request.rechten:
        return None
    return klant.incidenten.waarschuwend().first()


def _tabs(request: Verzoek, klant: Klant) -> list[Tabblad]:
    hier = request.resolver_match.view_name if request.resolver_match else ""
    tabs = []
    for onderdeel in ONDERDELEN:
        if url := _adres(request, onderdeel.urlnaam, klant):
            actief = hier == onderdeel.urlnaam or hier in onderdeel.paginas
            tabs.append(Tabblad(onderdeel.naam, url, actief))
    return tabs
