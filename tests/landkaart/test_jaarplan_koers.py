"""On track or not: the same for goals that go up and goals that go down."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landkaart.jaarplan.koers import Koers, beoordeel, verwacht

VAN, HALF, OP = datetime.date(2026, 1, 1), datetime.date(2026, 7, 2), datetime.date(2026, 12, 31)


@pytest.mark.eis("X-33")
@pytest.mark.parametrize(
    ("nul", "streef", "waarde", "dag", "uitslag"),
    [
        (40, 60, 50.0, HALF, Koers.OP_KOERS),
        (40, 60, 48.1, HALF, Koers.OP_KOERS),
        (40, 60, 47.9, HALF, Koers.ACHTER),
        (40, 60, 60.0, HALF, Koers.GEHAALD),
        (40, 60, 39.0, VAN, Koers.OP_KOERS),
        (60, 40, 50.0, HALF, Koers.OP_KOERS),
        (60, 40, 52.5, HALF, Koers.ACHTER),
        (60, 40, 40.0, OP, Koers.GEHAALD),
        (40, 60, None, HALF, Koers.ONBEKEND),
        (40, 60, 55.0, VAN - datetime.timedelta(days=1), Koers.ONBEKEND),
    ],
)
def test_een_doel_loopt_achter_als_het_cijfer_te_ver_van_de_lijn_ligt(
    nul: float, streef: float, waarde: float | None, dag: datetime.date, uitslag: Koers
) -> None:
    assert beoordeel(waarde, nul=nul, streef=streef, van=VAN, op=OP, dag=dag) is uitslag


@settings(max_examples=25, deadline=None)
@given(
    st.floats(-500, 500),
    st.floats(-500, 500),
    st.dates(datetime.date(2025, 1, 1), datetime.date(2028, 1, 1)),
    st.floats(-1000, 1000),
)
def test_beter_dan_de_lijn_is_nooit_achter_en_de_lijn_verlaat_het_doel_niet(
    nul: float, weg: float, dag: datetime.date, extra: float
) -> None:
    streef = nul + (weg if abs(weg) > 0.1 else 1)
    lijn = verwacht(nul=nul, streef=streef, van=VAN, op=OP, dag=dag)
    assert min(nul, streef) - 1e-6 <= lijn <= max(nul, streef) + 1e-6
    richting = 1 if streef > nul else -1
    beter = beoordeel(lijn + richting * abs(extra), nul=nul, streef=streef, van=VAN, op=OP, dag=dag)
    assert beter is not Koers.ACHTER
