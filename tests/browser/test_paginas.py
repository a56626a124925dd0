"""No page is forgotten: axe visits each page of the access table, unless a reason is declared."""

from django.test import RequestFactory

from tests.browser.paginas import ALLEEN_POST, BEZOCHT_IN_REIZEN, UITGEZONDERD
from tests.browser.wereld import NAAR_RIJ
from tests.test_toegang import EIGEN
from tests.toegangstabel import TABEL


def test_elke_uitzondering_en_elke_bezochte_pagina_bestaat() -> None:
    assert set(UITGEZONDERD) | BEZOCHT_IN_REIZEN | NAAR_RIJ <= set(TABEL)
    assert not set(UITGEZONDERD) & BEZOCHT_IN_REIZEN


def test_van_elke_pagina_over_een_record_is_bekend_over_welk() -> None:
    over_een_record = {naam for naam, patroon in EIGEN if set(patroon.pattern.converters) - {"klantnummer"}}
    assert over_een_record - set(UITGEZONDERD) - BEZOCHT_IN_REIZEN <= NAAR_RIJ


def test_wat_alleen_een_formulier_verstuurt_laat_zich_niet_openen() -> None:
    vraag = RequestFactory().get("/")
    for naam, patroon in EIGEN:
        if naam in ALLEEN_POST:
            waarden = dict.fromkeys(patroon.pattern.converters, 1)
            assert patroon.callback(vraag, **waarden).status_code == 405, naam
