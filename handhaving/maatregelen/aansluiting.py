"""What the floors below get from measures: what the client has to do, a fact for rules, what goes along."""

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import Count, Expression, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from handhaving.maatregelen import instellingen, werk
from handhaving.models import Bezwaar, Horing, Kennisgeving, Overtreding, Plichtencontract
from keten.regels import feiten
from keten.regels.feiten import Feit, Soort
from keten.tijd import vandaag
from klanten import meenemen, taaklinks, te_doen
from klanten.meenemen import Deel, Rij, velden
from klanten.models import Klant
from klanten.taaklinks import Pagina
from klanten.te_doen import TeDoen

_JAAR = datetime.timedelta(days=365)


def meld_aan() -> None:
    """Register everything; called at start-up."""
    instellingen.meld_aan()
    te_doen.registreer(wacht_op_verhaal)
    taaklinks.registreer(werk.WOORD, Pagina("handhaving:overtreding"))
    feiten.registreer("klant", FEIT)
    meenemen.registreer(
        Deel("overtredingen", "Controles en besluiten", _overtredingen, (Overtreding,)),
        Deel("horingen", "Wat u daarover vertelde", _horingen),
        Deel("besluitbrieven", "Brieven over besluiten", _brieven),
        Deel("bezwaren", "Uw bezwaren", _bezwaren),
        Deel("plichtencontracten", "Contracten over plichten", _contracten, (Plichtencontract,)),
    )


def wacht_op_verhaal(klant: Klant) -> Iterator[TeDoen]:
    """Breaches on which the client has not told the own story yet."""
    rijen = klant.overtredingen.filter(
        stand=Overtreding.Stand.HOREN, voorstellen__vervallen_op__isnull=True
    ).values_list("pk", "voorstellen__reactie_tot")
    for pk, tot in rijen:
        yield TeDoen(
            f"overtreding:{pk}",
            _("Wij willen uw verhaal horen voordat wij iets besluiten"),
            reverse("handhaving:mijn_besluit", args=[pk]),
            uiterlijk=timezone.localdate(tot),
        )


def _aantal_overtredingen() -> Expression:
    sinds = vandaag() - _JAAR
    rijen = Overtreding.objects.vastgesteld().filter(klant=OuterRef("pk"), op__gte=sinds).order_by()
    return Coalesce(Subquery(rijen.values("klant").annotate(aantal=Count("pk")).values("aantal")), 0)


FEIT = Feit(
    "aantal_overtredingen",
    "aantal overtredingen met een maatregel in het afgelopen jaar",
    Soort.GETAL,
    _aantal_overtredingen,
    uitleg="Alleen overtredingen waarover is besloten en die niet zijn opgeheven.",
    bron="Goed bekeken! (AKO Monitorgroep 2005): overtredingen in het dossier voeden de profielen",
    besloten=True,
)

_overtreding = velden("op", "soort", "wat", "stand")
_horing = velden("op", "wijze", "afgezien", "verhaal")
_brief = velden("op", "onderwerp", "tekst", "bezwaar_tot")
_bezwaar = velden("ingediend_op", "gronden", "stand", "uitkomst", "reden", "percentage", "maanden")
_contract = velden("afspraken", "van", "tot", "beeindigd_op")


def _overtredingen(klant: Klant) -> Iterable[Rij]:
    return map(_overtreding, klant.overtredingen.voor_klant().select_related("soort"))


def _horingen(klant: Klant) -> Iterable[Rij]:
    return map(_horing, Horing.objects.filter(voorstel__overtreding__klant=klant))


def _brieven(klant: Klant) -> Iterable[Rij]:
    return map(_brief, Kennisgeving.objects.filter(besluit__voorstel__overtreding__klant=klant))


def _bezwaren(klant: Klant) -> Iterable[Rij]:
    return map(_bezwaar, Bezwaar.objects.filter(besluit__voorstel__overtreding__klant=klant))


def _contracten(klant: Klant) -> Iterable[Rij]:
    return map(_contract, klant.plichtencontracten.all())
