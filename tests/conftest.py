"""The same few people in every test, and a client that looks at pages as a strict user would."""

import gc
import os
from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from django.core.cache import cache
from django.test import Client

from keten.models import Gebruiker, Locatie, Medewerker
from klanten.models import Klant
from lwi_portal.referentiedata import laad
from tests import leegmaken
from tests.diensten import SJABLOON
from tests.fabriek import KetenpartnerFabriek, KlantFabriek, LocatieFabriek, MedewerkerFabriek
from tests.momentopname import begin_met
from tests.oidc_aanbieder import Aanbieder, aanbieder

Als = Callable[[Medewerker | Gebruiker], Client]
Begin = Callable[[str, Callable[[], object]], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each process begin with some of what takes long: `worksteal` cuts the list in equal parts."""
    processen = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    lang = [test for test in items if test.get_closest_marker("lang")]
    kort = iter([test for test in items if not test.get_closest_marker("lang")])
    deel = len(items) // processen
    beurten = [lang[nummer::processen] for nummer in range(processen)]
    items[:] = [test for eerst in beurten for test in (*eerst, *islice(kort, max(0, deel - len(eerst))))]
    items += kort


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Leave the test database to the server that holds it: that one goes as a whole (`tests.diensten`)."""
    return SJABLOON in os.environ


@pytest.fixture(scope="session", autouse=True)
def _vlot() -> None:
    """Tests that commit leave an empty database quickly, and code is no garbage to look through."""
    leegmaken.gebruik()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _opgeruimd(settings: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every test starts with an empty cache and its own place for documents."""
    cache.clear()
    settings.MEDIA_ROOT = str(tmp_path_factory.mktemp("documenten"))  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Begin:
    """Fill an empty database with something that many tests begin with, under a name for this test run."""
    map_ = tmp_path_factory.getbasetemp()
    gedeeld = map_.parent if "PYTEST_XDIST_WORKER" in os.environ else map_

    def begin(naam: str, maak: Callable[[], object]) -> None:
        begin_met(maak, bewaar=gedeeld / f"{naam}.momentopname")

    return begin


@pytest.fixture
def referentiedata(db: None, begin: Begin) -> None:
    """The reference data that comes along with the portal; asked for before anybody else is made."""
    begin("referentie", laad)


@pytest.fixture
def als() -> Als:
    """A browser in which somebody is signed in."""

    def browser(wie: Medewerker | Gebruiker) -> Client:
        client = Client()
        client.force_login(wie.gebruiker if isinstance(wie, Medewerker) else wie)
        return client

    return browser


@pytest.fixture(scope="session")
def _een_aanbieder() -> Iterator[Aanbieder]:
    """One OpenID provider for all tests that need one."""
    with aanbieder() as bestuur:
        yield bestuur


@pytest.fixture
def oidc(_een_aanbieder: Aanbieder) -> Aanbieder:
    """The OpenID provider, at which nobody exists yet."""
    _een_aanbieder.vergeet()
    return _een_aanbieder


@pytest.fixture
def apeldoorn(db: None) -> Locatie:
    """The location of nearly every test."""
    return LocatieFabriek(code="apeldoorn", naam="Activerium Apeldoorn")


@pytest.fixture
def gouda(db: None) -> Locatie:
    """Another location, which must see nothing of Apeldoorn."""
    return LocatieFabriek(code="gouda", naam="Toonkamer Gouda")


@pytest.fixture
def anna(apeldoorn: Locatie) -> Medewerker:
    """Anna of CWI: intaker and werkcoach in Apeldoorn."""
    partner = KetenpartnerFabriek(code="cwi")
    rollen = ["intaker", "werkcoach"]
    return MedewerkerFabriek(naam="Anna Intaker", partner=partner, rollen=rollen, locaties=[apeldoorn])


@pytest.fixture
def bram(apeldoorn: Locatie) -> Medewerker:
    """Bram of UWV: werkcoach in Apeldoorn."""
    return MedewerkerFabriek(naam="Bram Coach", locaties=[apeldoorn])


@pytest.fixture
def chaima(apeldoorn: Locatie) -> Medewerker:
    """Chaima of the municipality: werkcoach in Apeldoorn."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    return MedewerkerFabriek(naam="Chaima Klantmanager", partner=partner, locaties=[apeldoorn])


@pytest.fixture
def dirk(gouda: Locatie) -> Medewerker:
    """Dirk of UWV: werkcoach in Gouda, a stranger to Apeldoorn."""
    return MedewerkerFabriek(naam="Dirk Elders", locaties=[gouda])


@pytest.fixture
def els(apeldoorn: Locatie) -> Medewerker:
    """Els of CWI: accountmanager in Apeldoorn."""
    partner = KetenpartnerFabriek(code="cwi")
    rollen = ["accountmanager"]
    return MedewerkerFabriek(naam="Els Accountmanager", partner=partner, rollen=rollen, locaties=[apeldoorn])


@pytest.fixture
def mark(apeldoorn: Locatie) -> Medewerker:
    """Mark of the municipality: matchmaker in Apeldoorn."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    rollen = ["matchmaker"]
    return MedewerkerFabriek(naam="Mark Matchmaker", partner=partner, rollen=rollen, locaties=[apeldoorn])


@pytest.fixture
def hanna(apeldoorn: Locatie) -> Medewerker:
    """Hanna of the municipality: handhaver in Apeldoorn."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    rollen = ["handhaver"]
    return MedewerkerFabriek(naam="Hanna Handhaver", partner=partner, rollen=rollen, locaties=[apeldoorn])


@pytest.fixture
def ineke(apeldoorn: Locatie) -> Medewerker:
    """Ineke of the municipality: inkomensconsulent in Apeldoorn."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    rollen = ["inkomensconsulent"]
    return MedewerkerFabriek(naam="Ineke Consulent", partner=partner, rollen=rollen, locaties=[apeldoorn])


@pytest.fixture
def klant(apeldoorn: Locatie) -> Klant:
    """Marieke van der Velde, registered in Apeldoorn, with an account of her own."""
    return KlantFabriek(
        locatie=apeldoorn,
        voornamen="Marieke",
        tussenvoegsel="van der",
        achternaam="Velde",
        met_account=True,
    )
