"""Routing: the location's decision tree advises route A or B, a named professional decides (D-10 to D-18)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Q

from diagnose.models import Duogesprek, Methode, Routeerwijze, Routering
from diagnose.routes import fasen, wijzen
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Regelversie
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.regels.beheer import geldige_versie
from keten.regels.boom import Alle, Een, Knoop, condities, gebruikte_feiten
from keten.regels.feiten import Waarde, feiten_voor
from keten.regels.toetsen import geldt
from keten.regels.uitleg import Uitleg, leg_uit, waarden_van
from keten.regels.valideren import OngeldigeBoom, lees
from keten.tijd import vandaag
from klanten import belemmeringen, clientbeeld, tijdlijn, versnellen
from klanten.models import BelemmeringSoort, Clientbeeld, Gebeurtenis, Klant, Situatie

REGELSET = "routering"
Route = Clientbeeld.Route

_OMSTANDIGHEDEN = "belemmeringen"
_STARTKWALIFICATIE = "heeft_startkwalificatie"
_MEDISCH_ADVIES = "medisch_beschikbaar"
_FASE_VAN_A = 1
ZONDER_ROUTES = "Deze locatie werkt zonder routes. De diagnose leidt direct naar het arrangement."
ZONDER_ADVIES = "Het portaal kan nu geen advies geven: het kan de beslisboom van deze locatie niet lezen."


class Zwaartepunt(StrEnum):
    """Where the work for a client lies (D-24)."""

    SAMEN = "samen"
    REINTEGRATIE = "reintegratie"


@dataclass(frozen=True)
class Advies:
    """What the decision tree says about one client, and why.

    Attributes:
        versie: the version of the rule; None when the location has no decision tree.
        uitleg: which criteria held, on which values.
        omstandigheden: codes of the circumstances that the tree asks; nothing else needs to be told.
        vraagt_startkwalificatie: whether the answer to that question counts for this client (D-20).
        onbekend: what else the tree asks and the dossier does not tell, in words.
        bijgesteld: what changed the outcome of the tree, in a sentence; empty when nothing did.
        onleesbaar: why there is no advice, in a sentence: the rule in force asks what was removed. Route A
            then only stands in for it, and whoever decides says why.
    """

    route: Clientbeeld.Route
    versie: Regelversie | None = None
    uitleg: Uitleg | None = None
    omstandigheden: frozenset[str] = frozenset()
    vraagt_startkwalificatie: bool = False
    onbekend: list[str] = field(default_factory=list)
    bijgesteld: str = ""
    onleesbaar: str = ""

    @property
    def redenen(self) -> list[str]:
        """The criteria that led to route B, without the name of the tree itself; none for route A."""
        if self.uitleg is None or self.route != Route.B or not self.uitleg.uitkomst:
            return []
        return [naam for naam in self.uitleg.doorslag if naam != self.uitleg.naam]

    @property
    def criteria(self) -> tuple[Uitleg, ...]:
        """The path through the tree: each criterion with its outcome (D-13)."""
        if self.uitleg is None:
            return ()
        return self.uitleg.delen or (self.uitleg,)

    def als_json(self) -> dict[str, Any]:
        """The explanation, to be kept with a decision."""
        uitleg = self.uitleg.als_json() if self.uitleg else {}
        zin = self.bijgesteld or self.onleesbaar
        return {**uitleg, "bijgesteld": zin} if zin else uitleg


def adviseer(klant: Klant) -> Advies:
    """Work out the advice for a client, on what the dossier says today.

    Route A unless the rule finds a heavy obstacle: everybody can look for work, unless (D-10). A medical
    advice goes before the tree (D-51); an old phase counts only where a location still routes by it (D-15).

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.2.
    """
    advies = _volgens_boom(klant)
    medisch = _medisch_beschikbaar(klant)
    if medisch is not None:
        return _met_medisch_advies(klant, advies, beschikbaar=medisch)
    if wijzen.geldend(klant.locatie).wijze == Methode.FASERING:
        return _met_fase(klant, advies)
    return advies


def _volgens_boom(klant: Klant) -> Advies:
    versie = geldige_versie(REGELSET, locatie=klant.locatie, op=vandaag())
    if versie is None:
        return Advies(Route.A)
    feiten = feiten_voor("klant")
    try:
        boom = lees(versie.boom, feiten)
    except OngeldigeBoom:
        return Advies(Route.A, onleesbaar=f"{ZONDER_ADVIES} Versie {versie.nummer} vraagt iets dat weg is.")
    gebruikt = gebruikte_feiten(boom)
    waarden = waarden_van(klant, gebruikt, feiten)
    uitleg = leg_uit(versie.boom, waarden, feiten)
    return Advies(
        route=Route.B if uitleg.uitkomst else Route.A,
        versie=versie,
        uitleg=uitleg,
        omstandigheden=_gevraagde_omstandigheden(boom),
        vraagt_startkwalificatie=_telt_mee(boom, waarden),
        onbekend=[
            feit.label
            for code, feit in gebruikt.items()
            if waarden[code] is None and code != _STARTKWALIFICATIE
        ],
    )


@transaction.atomic
def beantwoord(
    *,
    klant: Klant,
    erbij: Iterable[BelemmeringSoort],
    eraf: Iterable[BelemmeringSoort],
    startkwalificatie: bool | None,
    door: Medewerker,
) -> Advies:
    """Answer the questions of the decision tree; the answers go into the dossier, once, for every screen.

    Args:
        erbij, eraf: the circumstances that were ticked, and those of which the tick was taken away.
        startkwalificatie: None leaves what the dossier says.

    Raises:
        RechtOntbreekt: not of this location, or without the right to choose routes.
    """
    eis(door, klant.locatie, Recht.ROUTEREN)
    belemmeringen.stel_bij(klant=klant, erbij=erbij, eraf=eraf, door=door)
    situatie = Situatie.objects.select_for_update().get(klant=klant)
    if startkwalificatie is not None and situatie.startkwalificatie != startkwalificatie:
        klant.situatie = wijzig(situatie, versie=situatie.versie, startkwalificatie=startkwalificatie)
        tijdlijn.leg_vast(klant, Gebeurtenis.Soort.GEGEVENS, "Startkwalificatie ingevuld.", door=door)
    return adviseer(klant)


@transaction.atomic
def kies(
    *,
    klant: Klant,
    besluit: str,
    reden: str,
    gezien_advies: str,
    vorige: int | None,
    door: Medewerker,
    motivatie: str = "",
    zoekgedrag: str = "",
) -> Routering:
    """Decide alone on the route of a client; advice, rule version and explanation are kept beside it (D-45).

    Args:
        motivatie, zoekgedrag: what `door` saw of them (D-16); empty when nobody looked.

    The other arguments and what it refuses: as `leg_vast`; and where the location chooses a route otherwise.
    """
    wijze = wijzen.geldend(klant.locatie)
    if wijze.wijze == Routeerwijze.GEEN:
        raise NietToegestaan(ZONDER_ROUTES)
    if wijze.wijze == Methode.DUO:
        raise NietToegestaan(
            "Deze locatie kiest een route in een duogesprek. Begin het gesprek op deze pagina."
        )
    return leg_vast(
        klant=klant,
        besluit=besluit,
        reden=reden,
        gezien_advies=gezien_advies,
        vorige=vorige,
        door=door,
        methode=Methode(wijze.wijze),
        motivatie=motivatie,
        zoekgedrag=zoekgedrag,
    )


@transaction.atomic
def leg_vast(
    *,
    klant: Klant,
    besluit: str,
    reden: str,
    gezien_advies: str,
    vorige: int | None,
    door: Medewerker,
    methode: Methode,
    beoordelaars: int = 1,
    gesprek: Duogesprek | None = None,
    **gezien: Any,
) -> Routering:
    """Keep a choice of route, however it was made (D-13 to D-15).

    Who changes to route B has an application go to the paying organisation at once (K-43).
    The first choice is provisional: little is known yet. Choosing the same route again confirms it (D-16).

    Args:
        reden: why; obligatory when the decision differs from the advice, or from the route before (D-18).
        gezien_advies: the advice that the person saw, so that nobody decides on an outdated page.
        vorige: the key of the choice before this one that the person saw, if there was one.
        beoordelaars: how many the location asked for (D-23).
        gezien: the other fields of the record: motivation, search behaviour, the client's own test.

    Raises:
        NietToegestaan: advice or route has changed meanwhile, nothing changes, or a reason is missing.
        RechtOntbreekt: not of this location, or without the right to choose routes.
    """
    eis(door, klant.locatie, Recht.ROUTEREN)
    Klant.objects.select_for_update().get(pk=klant.pk)
    advies = adviseer(klant)
    eerdere = klant.routeringen.select_related("door__gebruiker").first()
    _controleer_actueel(advies, eerdere, gezien_advies=gezien_advies, vorige=vorige)
    _controleer_keuze(advies, eerdere, besluit=besluit, reden=reden)
    routering = voeg_toe(
        Routering(
            klant=klant,
            methode=methode,
            beoordelaars=beoordelaars,
            gesprek=gesprek,
            regelversie=advies.versie,
            advies=advies.route,
            uitleg=advies.als_json(),
            besluit=besluit,
            reden=reden,
            voorlopig=eerdere is None,
            door=door,
            partner=door.partner,
            **gezien,
        )
    )
    clientbeeld.werk_bij(klant, route=besluit)
    if besluit == Route.B and (eerdere is None or eerdere.besluit != Route.B):
        versnellen.draag_aanvraag_over(klant=klant, door=door)
    zin = _zin(eerdere, besluit)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.ROUTERING, zin, door=door, zichtbaar_voor_klant=False)
    return routering


def zwaartepunt(klant: Klant) -> Zwaartepunt | None:
    """Where the work for a client lies; None as long as there is no route.

    On route A the partners are responsible together; on route B re-integration comes first.

    Source: Samen doen we het zo (Monitorgroep 2005), on the two routes.
    """
    if not klant.locatie.met_routes or not klant.beeld.route:
        return None
    return Zwaartepunt.REINTEGRATIE if klant.beeld.route == Route.B else Zwaartepunt.SAMEN


def _met_medisch_advies(klant: Klant, advies: Advies, *, beschikbaar: bool) -> Advies:
    """What the medical adviser said about the next four weeks decides what health means for the route (D-51).

    Source: Samen doen we het zo (Monitorgroep 2005), medical advice: available for mediation within 4 weeks.
    """
    if not beschikbaar:
        zin = "Volgens het medisch advies is de klant niet binnen 4 weken beschikbaar."
        return replace(advies, route=Route.B, bijgesteld=zin, onleesbaar="")
    if advies.versie is None or advies.route == Route.A:
        return advies
    feiten = feiten_voor("klant")
    boom = lees(advies.versie.boom, feiten)
    waarden = waarden_van(klant, gebruikte_feiten(boom), feiten)
    medisch = BelemmeringSoort.objects.filter(medisch=True).values_list("code", flat=True)
    anders: Any = waarden.get(_OMSTANDIGHEDEN) or ()
    if geldt(boom, {**waarden, _OMSTANDIGHEDEN: frozenset(anders) - set(medisch)}):
        return advies
    zin = "Volgens het medisch advies is de klant binnen 4 weken beschikbaar; iets anders is er niet."
    return replace(advies, route=Route.A, bijgesteld=zin)


def _medisch_beschikbaar(klant: Klant) -> bool | None:
    """What the last medical advice says; None without one, or when nothing medical holds any more."""
    nog = Q(tot__isnull=True) | Q(tot__gt=vandaag())
    if not klant.belemmeringen.filter(nog, soort__medisch=True).exists():
        return None
    feiten = feiten_voor("klant")
    waarde = waarden_van(klant, {_MEDISCH_ADVIES: feiten[_MEDISCH_ADVIES]}, feiten)[_MEDISCH_ADVIES]
    return waarde if isinstance(waarde, bool) else None


def _met_fase(klant: Klant, advies: Advies) -> Advies:
    """Phase 1 of the past maps to route A; the other phases say nothing about it (D-15)."""
    fase = fasen.laatste(klant)
    if fase is None or fase.fase != _FASE_VAN_A or advies.route == Route.A:
        return advies
    zin = "De klant had vroeger fase 1. Die hoort op deze locatie bij route A."
    return replace(advies, route=Route.A, bijgesteld=zin)


def _controleer_actueel(
    advies: Advies, eerdere: Routering | None, *, gezien_advies: str, vorige: int | None
) -> None:
    if eerdere and eerdere.pk != vorige:
        raise NietToegestaan(
            f"{eerdere.door} koos intussen route {eerdere.besluit} voor deze klant. "
            "Kijk het na en besluit opnieuw."
        )
    if advies.route != gezien_advies:
        raise NietToegestaan(
            f"Het advies is intussen veranderd: het is nu route {advies.route}. "
            "Kijk het na en besluit opnieuw."
        )


def _controleer_keuze(advies: Advies, eerdere: Routering | None, *, besluit: str, reden: str) -> None:
    zelfde = eerdere is not None and eerdere.besluit == besluit
    if eerdere and zelfde and not eerdere.voorlopig and eerdere.advies == advies.route:
        raise NietToegestaan(f"Deze klant volgt al route {besluit}.", veld="besluit")
    if advies.onleesbaar and not reden:
        raise NietToegestaan("Er is nu geen advies. Vul in waarom u deze route kiest.", veld="reden")
    if besluit != advies.route and not reden:
        raise NietToegestaan("U wijkt af van het advies. Vul in waarom.", veld="reden")
    if eerdere and not zelfde and not reden:
        raise NietToegestaan("Vul in waarom de route verandert.", veld="reden")


def _zin(eerdere: Routering | None, besluit: str) -> str:
    if eerdere is None:
        return f"Route {besluit} gekozen, voorlopig."
    if eerdere.besluit == besluit:
        return f"Route {besluit} bevestigd."
    return f"Van route {eerdere.besluit} naar route {besluit}."


def _gevraagde_omstandigheden(boom: Knoop) -> frozenset[str]:
    gevraagd: set[str] = set()
    for conditie in condities(boom):
        if conditie.feit.code == _OMSTANDIGHEDEN and conditie.waarde is not None:
            waarden = conditie.waarde if isinstance(conditie.waarde, tuple) else (conditie.waarde,)
            gevraagd |= {str(waarde) for waarde in waarden}
    return frozenset(gevraagd)


def _telt_mee(boom: Knoop, waarden: Mapping[str, Waarde]) -> bool:
    """Whether having a startkwalificatie or not changes the outcome of any criterion for this client (D-20).

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.2: its absence counts for youth only.
    """
    delen = boom.delen if isinstance(boom, Alle | Een) else (boom,)
    wel, niet = {**waarden, _STARTKWALIFICATIE: True}, {**waarden, _STARTKWALIFICATIE: False}
    return any(geldt(deel, wel) != geldt(deel, niet) for deel in delen)
