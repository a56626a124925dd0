"""Whatever order things happen in, no measure is reached without hearing and a second person."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from handhaving.maatregelen import besluiten, bezwaren, horen, kennisgeven, vastleggen
from handhaving.models import Besluit, Overtreding
from handhaving.models.overtreding import AFGELOPEN, OVERGANGEN, Stand, Wie
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from klanten.models import Klant
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.handhaving import maatregelwereld as wereld

_MET_SANCTIE = {
    Stand.OPGELEGD,
    Stand.BEKENDGEMAAKT,
    Stand.BEZWAAR,
    Stand.GEHANDHAAFD,
    Stand.AANGEPAST,
}
_HANDELINGEN = (*OVERGANGEN, "zie_af")
_VERDER: dict[Stand, tuple[str, ...]] = {
    Stand.VASTGELEGD: ("stel_voor",),
    Stand.HOREN: ("hoor",),
    Stand.GEHOORD: ("leg_op",),
    Stand.OPGELEGD: ("maak_bekend",),
    Stand.BEKENDGEMAAKT: ("maak_bezwaar",),
    Stand.BEZWAAR: ("verklaar_ongegrond", "verklaar_deels_gegrond", "trek_bezwaar_in", "verklaar_gegrond"),
}
"""The way to a decision and beyond; without it a course at random would end before it matters."""


def _paden(van: Stand, lengte: int) -> list[tuple[str, ...]]:
    """Every order of at most so many steps from a state."""
    paden: list[tuple[str, ...]] = [()]
    for stap, overgang in OVERGANGEN.items():
        if lengte and van in overgang.van:
            paden += [(stap, *rest) for rest in _paden(overgang.naar, lengte - 1)]
    return paden


def test_elk_pad_naar_een_maatregel_gaat_langs_horen_en_een_tweede_persoon() -> None:
    paden = _paden(Stand.VASTGELEGD, 8)
    naar_sanctie = [pad for pad in paden if pad and OVERGANGEN[pad[-1]].naar in _MET_SANCTIE]
    assert len(naar_sanctie) > 20
    for pad in naar_sanctie:
        laatste_voorstel = len(pad) - 1 - pad[::-1].index("stel_voor")
        na = pad[laatste_voorstel:]
        assert "hoor" in na and "leg_op" in na and na.index("hoor") < na.index("leg_op"), pad
    assert OVERGANGEN["leg_op"].wie is Wie.BESLISSER
    assert not [stap for stap, overgang in OVERGANGEN.items() if set(overgang.van) & set(AFGELOPEN)]


def _doe(stap: str, zaak: Overtreding, door: Medewerker) -> Any:
    """Call the domain function of a step as somebody would."""
    bezwaar = partial(bezwaren.beslis, overtreding=zaak, reden="Omdat.", door=door)
    handelingen: dict[str, Callable[[], Any]] = {
        "stel_voor": lambda: wereld.stel_voor(zaak, door),
        "hoor": lambda: horen.hoor(overtreding=zaak, verhaal="Mijn verhaal.", wijze="gesprek", door=door),
        "zie_af": lambda: horen.zie_af(
            overtreding=zaak, toelichting="Wil niet.", wijze="telefoon", door=door
        ),
        "leg_op": lambda: wereld.leg_op(zaak, door, reden="Ja."),
        "spreek_vrij": lambda: besluiten.spreek_vrij(overtreding=zaak, reden="Nee.", door=door),
        "wijzig_feiten": lambda: vastleggen.wijzig_feiten(overtreding=zaak, reden="Anders.", door=door),
        "trek_in": lambda: vastleggen.trek_in(overtreding=zaak, reden="Niets.", door=door),
        "maak_bekend": lambda: kennisgeven.maak_bekend(overtreding=zaak, door=door),
        "maak_bezwaar": lambda: bezwaren.maak(overtreding=zaak, gronden="Nee.", door=door),
        "trek_bezwaar_in": lambda: bezwaren.trek_in(overtreding=zaak, toelichting="Ja.", door=door),
        "verklaar_gegrond": partial(bezwaar, uitkomst="gegrond"),
        "verklaar_deels_gegrond": partial(bezwaar, uitkomst="deels", percentage=0, maanden=0),
        "verklaar_ongegrond": partial(bezwaar, uitkomst="ongegrond"),
        "hef_op": lambda: besluiten.hef_op(overtreding=zaak, reden="Toch niet.", door=door),
    }
    return handelingen[stap]()


class Maatregelverloop(RuleBasedStateMachine):
    """A breach in the hands of Bram of another organisation and four colleagues of who pays.

    Somebody who may takes the next step, or anybody does anything. What the house refuses changes nothing.
    """

    klant: Klant
    mensen: tuple[Medewerker, ...]
    gedaan: Counter[str]
    geweigerd: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self._transactie = transaction.atomic()
        self._transactie.__enter__()
        self.zaak = wereld.vastgelegd(self.klant, self.mensen[1])

    def teardown(self) -> None:
        """The next course begins in the world as it was."""
        transaction.set_rollback(True)
        self._transactie.__exit__(None, None, None)

    @rule(keuze=st.integers(0, 3), vanaf=st.integers(0, 4))
    def ga_verder(self, keuze: int, vanaf: int) -> None:
        """Somebody takes the next step: one after the other tries, until it is not refused."""
        verder = _VERDER.get(Stand(self.zaak.stand))
        if verder is None:
            self.zaak = wereld.vastgelegd(self.klant, self.mensen[1])
            return
        for wie in (*self.mensen[vanaf:], *self.mensen[:vanaf]):
            if self._probeer(verder[keuze % len(verder)], wie):
                return

    @rule(stap=st.sampled_from(_HANDELINGEN), wie=st.integers(0, 4))
    def doe_maar_wat(self, stap: str, wie: int) -> None:
        """Take any step, also one that the state does not allow or that is for somebody else."""
        self._probeer(stap, self.mensen[wie])

    @invariant()
    def een_maatregel_rust_op_horen_en_een_tweede_persoon(self) -> None:
        """The decision is another's than who recorded and proposed it, of who pays, after hearing."""
        if self.zaak.stand not in _MET_SANCTIE:
            return
        besluit = Besluit.objects.get(voorstel__overtreding=self.zaak, voorstel__vervallen_op=None)
        assert besluit.horing is not None and besluit.horing.voorstel_id == besluit.voorstel_id
        assert besluit.horing.op <= besluit.op
        assert not besluit.horing.afgezien  # on an employee's word alone, and the client can still react
        eerder = (besluit.voorstel.voorgesteld_door_id, self.zaak.vastgelegd_door_id)
        assert besluit.besloten_door_id not in eerder
        assert besluit.besloten_door.partner_id == besluit.voorstel.partner_id

    def _probeer(self, stap: str, door: Medewerker) -> bool:
        try:
            with transaction.atomic():
                _doe(stap, self.zaak, door)
        except NietToegestaan:
            self.geweigerd[stap] += 1
            return False
        self.gedaan[stap] += 1
        self.zaak = Overtreding.objects.get(pk=self.zaak.pk)
        return True


@pytest.mark.eis("H-45")
def test_geen_volgorde_van_handelingen_geeft_een_maatregel_zonder_horen_en_tweede_persoon(
    klant: Klant, apeldoorn: Locatie, bram: Medewerker
) -> None:
    gemeente = KetenpartnerFabriek(code="gemeente-apeldoorn")
    collegas = (MedewerkerFabriek(partner=gemeente, locaties=[apeldoorn]) for _ in range(4))
    gedaan, geweigerd = Counter[str](), Counter[str]()
    wereld_van_nu = {"klant": klant, "mensen": (bram, *collegas), "gedaan": gedaan, "geweigerd": geweigerd}
    wereld.klaar(klant)
    run_state_machine_as_test(
        type("Verloop", (Maatregelverloop,), wereld_van_nu),
        settings=settings(
            max_examples=6,
            stateful_step_count=14,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert gedaan["leg_op"] >= 4 and gedaan["maak_bezwaar"], gedaan  # courses do not end before it matters
    assert geweigerd["leg_op"] >= 4, geweigerd
