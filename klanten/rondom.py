"""The team around a client: who looks after what, with one regisseur (K-29, K-78)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Betrokkene, Gebeurtenis, Klant, Leefdomein, Overlegdeelnemer

_UIT_OVERLEG = "doet mee in het overleg over deze klant"


@dataclass(frozen=True)
class Domein:
    """What some people look after together."""

    naam: str
    mensen: list[Betrokkene]


@transaction.atomic
def voeg_betrokkene_toe(
    *,
    klant: Klant,
    domein: str,
    bijdrage: str,
    medewerker: Medewerker | None = None,
    naam: str = "",
    organisatie: str = "",
    bereikbaar: str = "",
    door: Medewerker,
) -> Betrokkene:
    """Put somebody in the team around a client.

    Args:
        domein: one of `Leefdomein`.
        bijdrage: what this person does for the client.
        naam, organisatie: of somebody outside the chain; a colleague is chosen with `medewerker`.

    Raises:
        NietToegestaan: the colleague does not work at the client's location.
        ValidationError: neither or both of the two are given, or the colleague is there already.

    Source: Integrale dienstverlening (IWI 2008): multidisciplinary teams for work, income, re-integration,
    schooling, care, housing, child care, transport and other provisions.
    """
    if medewerker is not None and not medewerker.werkt_op(klant.locatie):
        raise NietToegestaan(f"{medewerker} werkt niet op {klant.locatie}.", veld="medewerker")
    betrokkene = voeg_toe(
        Betrokkene(
            klant=klant,
            domein=domein,
            bijdrage=bijdrage,
            medewerker=medewerker,
            partner=medewerker.partner if medewerker else None,
            naam=naam,
            organisatie=organisatie,
            bereikbaar=bereikbaar,
            toegevoegd_door=door,
        )
    )
    _schrijf(klant, f"{betrokkene} ({betrokkene.van}) doet mee rond de klant: {bijdrage}", door=door)
    return betrokkene


@transaction.atomic
def sluit_af(*, betrokkene: Betrokkene, door: Medewerker) -> Betrokkene:
    """Take somebody out of the team; doing so twice changes nothing."""
    betrokkene = (
        Betrokkene.objects.select_for_update(of=("self",)).select_related("klant").get(pk=betrokkene.pk)
    )
    if betrokkene.tot_dag is not None:
        return betrokkene
    betrokkene.tot_dag = vandaag()
    betrokkene.save(update_fields=["tot_dag"])
    _schrijf(betrokkene.klant, f"{betrokkene} ({betrokkene.van}) doet niet meer mee rond de klant", door=door)
    return betrokkene


def neem_op(klant: Klant, deelnemers: Iterable[Overlegdeelnemer], *, door: Medewerker) -> None:
    """Put the participants of an overleg in the team, where they are not in it yet."""
    al = set(nu(klant).values_list("medewerker", "naam", "domein"))
    for een in deelnemers:
        if (een.medewerker_id, een.naam, een.domein) not in al:
            voeg_toe(
                Betrokkene(
                    klant=klant,
                    domein=een.domein,
                    bijdrage=_UIT_OVERLEG,
                    medewerker=een.medewerker,
                    partner=een.partner,
                    naam=een.naam,
                    organisatie=een.organisatie,
                    toegevoegd_door=door,
                )
            )


def nu(klant: Klant) -> QuerySet[Betrokkene]:
    """Who is in the team today."""
    huidig = klant.betrokkenen.filter(tot_dag__isnull=True)
    return huidig.select_related("medewerker__gebruiker", "partner")


def per_domein(klant: Klant) -> list[Domein]:
    """The team today, by what its members look after, in the order of `Leefdomein`; one query."""
    orde = {domein: plaats for plaats, domein in enumerate(Leefdomein.values)}
    mensen = sorted(nu(klant), key=lambda een: (orde[een.domein], een.pk))
    return [
        Domein(Leefdomein(domein).label, list(samen))
        for domein, samen in groupby(mensen, lambda een: een.domein)
    ]


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.OVERLEG, zin, door=door)
