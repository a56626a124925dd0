"""What claims mean: pure functions, with whatever a provider may send."""

import datetime
from typing import Any

import pytest

from keten.bronclaims import laatste_dag, vertaal, waarden
from keten.fouten import NietToegestaan
from keten.models import Claim, Locatie, Rolafbeelding

_APELDOORN = Locatie(pk=1, naam="Apeldoorn", geldig_van=datetime.date(2002, 1, 1))
_GESTOPT = Locatie(
    pk=2, naam="Gestopt", geldig_van=datetime.date(2002, 1, 1), geldig_tot=datetime.date(2010, 1, 1)
)


def _regel(claim: Claim, waarde: str, **betekenis: Any) -> Rolafbeelding:
    return Rolafbeelding(claim=claim, waarde=waarde, **betekenis)


_TABEL = [
    _regel(Claim.ROL, "coach", rol="werkcoach"),
    _regel(Claim.ROL, "balie", rol="intaker"),
    _regel(Claim.ROL, "balie", rol="werkcoach"),
    _regel(Claim.ROL, "printer"),
    _regel(Claim.LOCATIE, "0200", locatie=_APELDOORN),
    _regel(Claim.LOCATIE, "oud", locatie=_GESTOPT),
]


@pytest.mark.parametrize(
    ("claims", "naam", "verwacht"),
    [
        ({"roles": ["a", "b", "a", " c "]}, "roles", ["a", "b", "c"]),
        ({"roles": "een tekst"}, "roles", ["een tekst"]),
        ({"realm_access": {"roles": ["a"]}}, "realm_access.roles", ["a"]),
        ({"https://uwv.example/roles": ["a"]}, "https://uwv.example/roles", ["a"]),
        ({"roles": [1, True, None, {"x": 1}, "", "y" * 201]}, "roles", ["1"]),
        ({"roles": {"a": 1}}, "roles", []),
        ({"roles": "tekst"}, "roles.dieper", []),
        ({"roles": ["a"]}, "", []),
        ({"roles": [str(n) for n in range(500)]}, "roles", [str(n) for n in range(100)]),
    ],
)
def test_waarden_van_een_claim_in_elke_vorm(claims: dict[str, Any], naam: str, verwacht: list[str]) -> None:
    assert waarden(claims, naam) == verwacht


@pytest.mark.parametrize(
    ("rollen", "locaties", "krijgt", "waar", "onbekend"),
    [
        (["coach"], ["0200"], ["werkcoach"], [_APELDOORN], []),
        (["balie"], ["0200", "oud"], ["intaker", "werkcoach"], [_APELDOORN], []),
        (["printer"], ["oud"], [], [], []),
        (["beheerder", "Coach"], ["coach"], [], [], ["Coach", "beheerder", "coach"]),
    ],
)
def test_alleen_wat_in_de_tabel_staat_telt(
    rollen: list[str], locaties: list[str], krijgt: list[str], waar: list[Locatie], onbekend: list[str]
) -> None:
    uitkomst = vertaal(_TABEL, rollen=rollen, locaties=locaties)
    assert (uitkomst.rollen, uitkomst.locaties) == (krijgt, waar)
    assert sorted(waarde for _, waarde in uitkomst.onbekend) == onbekend


@pytest.mark.parametrize(
    ("waarde", "dag"),
    [
        (None, None),
        ("", None),
        ("2026-03-31", datetime.date(2026, 3, 31)),
        ("2026-03-31T10:00:00Z", datetime.date(2026, 3, 31)),
        (1774915200, datetime.date(2026, 3, 31)),
    ],
)
def test_de_laatste_dag_als_datum_of_als_moment(waarde: Any, dag: datetime.date | None) -> None:
    assert laatste_dag({"einde": waarde}, "einde") == dag


@pytest.mark.parametrize("waarde", ["volgend jaar", ["2026-03-31"], 10**30])
def test_een_onleesbare_laatste_dag_laat_niemand_binnen(waarde: Any) -> None:
    with pytest.raises(NietToegestaan, match="niet te lezen"):
        laatste_dag({"einde": waarde}, "einde")
