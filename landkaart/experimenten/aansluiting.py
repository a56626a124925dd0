"""What the floors below get from experiments: what runs, what a client should read, what goes along."""

from collections.abc import Collection, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from klanten import lopend, meenemen, te_doen
from klanten.lopend import Lopend
from klanten.meenemen import Deel, Rij
from klanten.models import Klant
from klanten.te_doen import TeDoen
from landkaart.experimenten.deelnemen import van_klant
from landkaart.models import Experiment, Experimentdeelname

_DIENST = Experiment.Soort.DIENSTVERLENING


def meld_aan() -> None:
    """Register everything; called at start-up."""
    lopend.registreer(lopende_proeven)
    lopend.registreer_voor_lijst(proeven_van_velen)
    te_doen.registreer(proef_te_lezen)
    meenemen.registreer(Deel("proeven", "Proeven waaraan u meedoet", _proeven, (Experimentdeelname,)))


def lopende_proeven(klant: Klant) -> Iterator[Lopend]:
    """Experiments on service that the client takes part in; who sees those of enforcement has a page."""
    deelnames = van_klant(klant).lopend().filter(experiment__soort=_DIENST, afgemeld_op=None)
    for deelname in deelnames:
        yield Lopend(
            sleutel=f"experiment:{deelname.experiment_id}",
            soort="experiment",
            wat=_("doet mee aan de proef %(naam)s") % {"naam": deelname.experiment},
            uitvoerder=groep_in_woorden(deelname),
            sinds=deelname.ingedeeld_op,
            tot=deelname.experiment.einde_op,
        )


def proeven_van_velen(klanten: Collection[int]) -> Iterator[tuple[int, str]]:
    """The same for a page of a list: the key of the client, and the experiment with the group (K-17)."""
    deelnames = Experimentdeelname.objects.lopend().filter(
        klant__in=klanten, experiment__soort=_DIENST, afgemeld_op=None
    )
    for deelname in deelnames.select_related("experiment").order_by("pk"):
        yield deelname.klant_id, f"{deelname.experiment}: {deelname.get_groep_display()}"


def proef_te_lezen(klant: Klant) -> Iterator[TeDoen]:
    """An experiment that the client has not read about yet."""
    if van_klant(klant).lopend().filter(gelezen_op=None, afgemeld_op=None).exists():
        yield TeDoen(
            "proef",
            _("Lees over de proef waaraan u meedoet"),
            reverse("landkaart:mijn_proeven"),
            vrijblijvend=True,
        )


def groep_in_woorden(deelname: Experimentdeelname) -> str:
    """The group as the client reads it."""
    if deelname.groep == Experimentdeelname.Groep.EXPERIMENT:
        return _("u krijgt de nieuwe manier")
    return _("u krijgt de gewone manier")


def _proeven(klant: Klant) -> Iterable[Rij]:
    for deelname in van_klant(klant):
        yield {
            "proef": str(deelname.experiment),
            "groep": deelname.get_groep_display(),
            "sinds": deelname.ingedeeld_op,
            "afgemeld_op": deelname.afgemeld_op,
            "klaar_op": deelname.klaar_op,
        }
