"""What the partners together can offer one client, first by fit, each with the reasons in words.

The order is advice: the coach and the client choose, and everything can be chosen. How much each reason
weighs stands in `GEWICHT`; the sources give the reasons, not the weights. Nothing about origin, health or
where somebody lives weighs in.

Sources: Goed bekeken! (AKO Monitorgroep 2005), chapters 3.2 and 3.4 (portfolio per kwadrant, route B leans on
re-integration); De lerende keten (IWI 2008), chapter I (schemes); Integrale dienstverlening (IWI 2008) on
using what another partner offers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from diagnose import portfolio
from diagnose.gereedschap import ervaringen, inzetten
from diagnose.gereedschap.ervaringen import Vervolg
from diagnose.models import Doel, Instrument, InstrumentRegime
from diagnose.portfolio import Aanbod
from diagnose.regels.herstellen import leesbaar
from keten.models import Ketenpartner, Regelversie
from keten.regels.beheer import geldige_versie
from keten.regels.boom import gebruikte_feiten
from keten.regels.feiten import feiten_voor
from keten.regels.uitleg import Uitleg, leg_uit, waarden_van
from keten.regels.valideren import lees
from keten.tijd import vandaag
from klanten.jongeren import is_jongere
from klanten.models import Clientbeeld, Klant

Status = InstrumentRegime.Status


class Grond(StrEnum):
    """Why an instrument fits a client more or less."""

    PORTFOLIO = "portfolio"
    TOEGESTAAN = "toegestaan"
    BETWIST = "betwist"
    NIET = "niet"
    REGEL = "regel"
    REGEL_NIET = "regel_niet"
    REGEL_ONLEESBAAR = "regel_onleesbaar"
    ROUTE = "route"
    DREMPEL = "drempel"
    JONGERE = "jongere"
    NIET_BESCHIKBAAR = "niet_beschikbaar"


GEWICHT: Mapping[Grond, int] = {
    Grond.PORTFOLIO: 5,
    Grond.TOEGESTAAN: 2,
    Grond.BETWIST: -1,
    Grond.NIET: -4,
    Grond.REGEL: 2,
    Grond.REGEL_NIET: -4,
    Grond.REGEL_ONLEESBAAR: 0,
    Grond.ROUTE: 2,
    Grond.DREMPEL: 2,
    Grond.JONGERE: 1,
    Grond.NIET_BESCHIKBAAR: -20,
}
RE_INTEGRATIE = frozenset({Doel.DREMPEL, Doel.ERVARING, Doel.LEREN, Doel.MEEDOEN})
"""The purposes on which route B leans (D-24)."""


@dataclass(frozen=True)
class Reden:
    """One reason in words."""

    grond: Grond
    zin: str

    @property
    def pleit_voor(self) -> bool:
        """Whether it makes the instrument fit more."""
        return GEWICHT[self.grond] > 0

    @property
    def pleit_tegen(self) -> bool:
        """Whether it makes the instrument fit less; a reason can also be something to look at, no more."""
        return GEWICHT[self.grond] < 0


ONLEESBAAR = Reden(
    Grond.REGEL_ONLEESBAAR,
    "Het portaal kan de voorwaarde nu niet lezen: die vraagt iets dat weg is. Kijk zelf of de klant voldoet.",
)


@dataclass(frozen=True)
class Voorstel:
    """One instrument for one client.

    Attributes:
        redenen: why it stands where it stands.
        duur: whether it costs so much that the expected benefit is asked (D-34).
        vervolg: what followed for comparable clients; empty when there were none.
    """

    aanbod: Aanbod
    redenen: list[Reden]
    duur: bool
    vervolg: list[Vervolg] = field(default_factory=list)

    @property
    def punten(self) -> int:
        """How well it fits: the weights of the reasons together."""
        return sum(GEWICHT[reden.grond] for reden in self.redenen)


@dataclass(frozen=True)
class _Klantbeeld:
    """What counts of one client, read once."""

    kwadrant: str
    route: str
    jong: bool
    drempels: bool


def voor(klant: Klant) -> list[Voorstel]:
    """The proposals of all partners for a client, best fit first, then by name; constant in queries."""
    passend = portfolio.arrangement(klant)
    keuze = [
        punt
        for punt in portfolio.aanbod(klant, passend)
        if Doel.MAATREGEL not in punt.instrument.doelen  # a fine is no help that anybody proposes
    ]
    beeld = _Klantbeeld(
        klant.beeld.kwadrant,
        klant.beeld.route,
        is_jongere(klant.geboortedatum, klant.locatie),
        klant.belemmeringen.filter(tot__isnull=True).exists(),
    )
    versies = _versies(klant, [punt.instrument for punt in keuze])
    regels = _uitkomsten(klant, {pk: versie for pk, versie in versies.items() if leesbaar(versie)})
    onleesbaar = versies.keys() - regels.keys()
    vervolg = ervaringen.na_vergelijkbare(klant, portfolio.regimes_van(klant))
    grens = inzetten.grens(klant.locatie)
    voorstellen = [
        Voorstel(
            punt,
            [
                *([ONLEESBAAR] if punt.instrument.pk in onleesbaar else []),
                *_redenen(punt, beeld, regels.get(punt.instrument.pk)),
            ],
            punt.instrument.bedrag is not None and punt.instrument.bedrag > grens,
            vervolg.get(punt.instrument.pk, []),
        )
        for punt in keuze
    ]
    return sorted(voorstellen, key=lambda voorstel: (-voorstel.punten, voorstel.aanbod.instrument.naam))


def kies(
    voorstellen: Iterable[Voorstel], *, partner: str = "", doel: str = "", beschikbaar: bool = False
) -> list[Voorstel]:
    """Only the proposals of one column, for one purpose, or that can be used now; in the same order."""
    return [
        punt
        for punt in voorstellen
        if (not partner or punt.aanbod.instrument.kolom == partner)
        and (not doel or doel in punt.aanbod.instrument.doelen)
        and not (beschikbaar and punt.aanbod.niet_beschikbaar)
    ]


def gekozen(voorstellen: Iterable[Voorstel], codes: Iterable[str]) -> list[Voorstel]:
    """The proposals with these codes, each once, in the order of their codes."""
    gevraagd = set(codes)
    gevonden = [punt for punt in voorstellen if punt.aanbod.instrument.code in gevraagd]
    return sorted(gevonden, key=lambda punt: punt.aanbod.instrument.code)


def _redenen(punt: Aanbod, beeld: _Klantbeeld, regel: Uitleg | None) -> list[Reden]:
    redenen = [
        *_over_beschikbaar(punt),
        *_over_kwadrant(punt, beeld),
        *_over_regimes(punt),
        *_over_regel(regel),
        *_over_klant(punt.instrument, beeld),
    ]
    return sorted(redenen, key=lambda reden: -abs(GEWICHT[reden.grond]))


def _over_beschikbaar(punt: Aanbod) -> Iterable[Reden]:
    if punt.niet_beschikbaar:
        yield Reden(Grond.NIET_BESCHIKBAAR, f"Nu niet beschikbaar: {punt.niet_beschikbaar}")


def _over_kwadrant(punt: Aanbod, beeld: _Klantbeeld) -> Iterable[Reden]:
    if punt.past:
        naam = Clientbeeld.Kwadrant(beeld.kwadrant).label
        yield Reden(Grond.PORTFOLIO, f"Hoort bij het arrangement van deze locatie voor {naam}.")


def _over_regimes(punt: Aanbod) -> Iterable[Reden]:
    noten = punt.kanttekeningen
    if noten and all(noot.status == Status.TOEGESTAAN for noot in noten):
        namen = " en ".join(str(noot.regime) for noot in noten)
        yield Reden(Grond.TOEGESTAAN, f"Mag bij {namen}.")
    for noot in noten:
        if noot.status == Status.BETWIST:
            yield Reden(Grond.BETWIST, f"Bij {noot.regime} zijn de partners het niet eens of dit mag.")
        elif noot.status == Status.NIET:
            yield Reden(Grond.NIET, f"Volgens de partners mag dit niet bij {noot.regime}.")


def _over_regel(regel: Uitleg | None) -> Iterable[Reden]:
    if regel is None:
        return
    grond = Grond.REGEL if regel.uitkomst else Grond.REGEL_NIET
    begin = "Voldoet aan de voorwaarde" if regel.uitkomst else "Voldoet niet aan de voorwaarde"
    yield Reden(grond, f"{begin}: {regel.naam or regel.zin}.")


def _over_klant(instrument: Instrument, beeld: _Klantbeeld) -> Iterable[Reden]:
    doelen = set(instrument.doelen)
    if beeld.route == Clientbeeld.Route.B and doelen & RE_INTEGRATIE:
        yield Reden(Grond.ROUTE, "Bij deze klant ligt het zwaartepunt bij re-integratie.")
    if beeld.drempels and Doel.DREMPEL in doelen:
        yield Reden(Grond.DREMPEL, "Er staat een belemmering in het dossier; dit helpt die weg te nemen.")
    if beeld.jong and instrument.jongeren:
        yield Reden(Grond.JONGERE, "Ook voor jongeren.")


def _versies(klant: Klant, instrumenten: list[Instrument]) -> dict[int, Regelversie]:
    """The conditions in force that were written as a rule, by instrument."""
    nu = vandaag()
    return {
        instrument.pk: versie
        for instrument in instrumenten
        if instrument.voorwaarderegel is not None
        and (versie := geldige_versie(instrument.voorwaarderegel.code, locatie=klant.locatie, op=nu))
    }


def _uitkomsten(klant: Klant, versies: Mapping[int, Regelversie]) -> dict[int, Uitleg]:
    """How each condition turns out for this client, by instrument.

    One that asks what was removed has no outcome; who keeps the rules gets a task for it.
    """
    if not versies:
        return {}
    feiten = feiten_voor("klant")
    codes = {code for versie in versies.values() for code in gebruikte_feiten(lees(versie.boom, feiten))}
    waarden = waarden_van(klant, codes, feiten)
    return {sleutel: leg_uit(versie.boom, waarden, feiten) for sleutel, versie in versies.items()}


def partners_onder(voorstellen: Iterable[Voorstel]) -> list[tuple[str, int]]:
    """How many of the proposals each partner brings, in the order of the columns (D-33)."""
    kolommen = [voorstel.aanbod.instrument.kolom for voorstel in voorstellen]
    return [(str(naam), kolommen.count(kolom)) for kolom, naam in Ketenpartner.Kolom.choices]
