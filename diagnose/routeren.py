"""Routing: the location's decision tree advises route A or B, a named professional decides (D-10 to D-18)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from diagnose.models import Routering
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Regelversie
from keten.opslaan import voeg_toe, wijzig
from keten.regels.beheer import geldige_versie
from keten.regels.boom import Alle, Een, Knoop, condities, gebruikte_feiten
from keten.regels.feiten import Waarde, feiten_voor
from keten.regels.toetsen import geldt
from keten.regels.uitleg import Uitleg, leg_uit, waarden_van
from keten.regels.valideren import lees
from keten.tijd import vandaag
from klanten import belemmeringen, clientbeeld, tijdlijn, versnellen
from klanten.models import BelemmeringSoort, Clientbeeld, Gebeurtenis, Klant, Situatie

REGELSET = "routering"
Route = Clientbeeld.Route

_OMSTANDIGHEDEN = "belemmeringen"
_STARTKWALIFICATIE = "heeft_startkwalificatie"


@dataclass(frozen=True)
class Advies:
    """What the decision tree says about one client, and why.

    Attributes:
        versie: the version of the rule; None when the location has no decision tree.
        uitleg: which criteria held, on which values.
        omstandigheden: codes of the circumstances that the tree asks; nothing else needs to be told.
        vraagt_startkwalificatie: whether the answer to that question counts for this client (D-20).
        onbekend: what else the tree asks and the dossier does not tell, in words.
    """

    route: Clientbeeld.Route
    versie: Regelversie | None = None
    uitleg: Uitleg | None = None
    omstandigheden: frozenset[str] = frozenset()
    vraagt_startkwalificatie: bool = False
    onbekend: list[str] = field(default_factory=list)

    @property
    def redenen(self) -> list[str]:
        """The criteria that led to route B, without the name of the tree itself; none for route A."""
        if self.uitleg is None or self.route != Route.B:
            return []
        return [naam for naam in self.uitleg.doorslag if naam != self.uitleg.naam]

    @property
    def criteria(self) -> tuple[Uitleg, ...]:
        """The path through the tree: each criterion with its outcome (D-13)."""
        if self.uitleg is None:
            return ()
        return self.uitleg.delen or (self.uitleg,)


def adviseer(klant: Klant) -> Advies:
    """Work out the advice for a client, on what the dossier says today.

    Route A unless the rule finds a heavy obstacle: everybody can look for work, unless (D-10).

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.2.
    """
    versie = geldige_versie(REGELSET, locatie=klant.locatie, op=vandaag())
    if versie is None:
        return Advies(Route.A)
    feiten = feiten_voor("klant")
    boom = lees(versie.boom, feiten)
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
    """
    belemmeringen.stel_bij(klant=klant, erbij=erbij, eraf=eraf, door=door)
    situatie = Situatie.objects.select_for_update().get(klant=klant)
    if startkwalificatie is not None and situatie.startkwalificatie != startkwalificatie:
        klant.situatie = wijzig(situatie, versie=situatie.versie, startkwalificatie=startkwalificatie)
        tijdlijn.leg_vast(klant, Gebeurtenis.Soort.GEGEVENS, "Startkwalificatie ingevuld.", door=door)
    return adviseer(klant)


@transaction.atomic
def kies(
    *, klant: Klant, besluit: str, reden: str, gezien_advies: str, vorige: int | None, door: Medewerker
) -> Routering:
    """Decide on the route of a client; advice, rule version and explanation are kept beside it (D-45).

    Who changes to route B has an application go to the paying organisation at once (K-43).
    The first choice is provisional: little is known yet. Choosing the same route again confirms it (D-16).

    Args:
        reden: why; obligatory when the decision differs from the advice, or from the route before (D-18).
        gezien_advies: the advice that the person saw, so that nobody decides on an outdated page.
        vorige: the key of the choice before this one that the person saw, if there was one.

    Raises:
        NietToegestaan: advice or route has changed meanwhile, nothing changes, or a reason is missing.
    """
    Klant.objects.select_for_update().get(pk=klant.pk)
    advies = adviseer(klant)
    eerdere = klant.routeringen.select_related("door__gebruiker").first()
    _controleer_actueel(advies, eerdere, gezien_advies=gezien_advies, vorige=vorige)
    _controleer_keuze(advies, eerdere, besluit=besluit, reden=reden)
    routering = voeg_toe(
        Routering(
            klant=klant,
            regelversie=advies.versie,
            advies=advies.route,
            uitleg=advies.uitleg.als_json() if advies.uitleg else {},
            besluit=besluit,
            reden=reden,
            voorlopig=eerdere is None,
            door=door,
            partner=door.partner,
        )
    )
    clientbeeld.werk_bij(klant, route=besluit)
    if besluit == Route.B and (eerdere is None or eerdere.besluit != Route.B):
        versnellen.draag_aanvraag_over(klant=klant, door=door)
    zin = _zin(eerdere, besluit)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.ROUTERING, zin, door=door, zichtbaar_voor_klant=False)
    return routering


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
