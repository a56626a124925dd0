"""What tests tell the floors below: what waits for the client, and what the client takes along."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from diagnose.models import Afname
from diagnose.toetsen import feiten, overzicht
from klanten import te_doen
from klanten.meenemen import Deel, Rij, registreer
from klanten.models import Klant
from klanten.te_doen import TeDoen


def meld_aan() -> None:
    """Register the sources; called at start-up."""
    feiten.meld_aan()
    te_doen.registreer(toets_wacht)
    registreer(Deel("toetsen", "Uw toetsen", _ingevuld, (Afname,)))


def wacht_op_klant(klant: Klant) -> QuerySet[Afname]:
    """What the client is asked to fill in now; a questionnaire that was withdrawn is not asked any more."""
    afnames = klant.afnames.zichtbaar(handhaving=False).open()
    wacht: QuerySet[Afname] = afnames.filter(voor_klant=True, toetsversie__ingetrokken_op__isnull=True)
    return wacht.select_related("toets", "toetsversie")


def toets_wacht(klant: Klant) -> Iterator[TeDoen]:
    """Tests that were set out for the client."""
    for afname in wacht_op_klant(klant):
        wat = gettext("Vul in: %(toets)s") % {"toets": afname.toets.naam}
        yield TeDoen(f"toets:{afname.pk}", wat, reverse("diagnose:mijn_toets", args=[afname.pk]))


def _ingevuld(klant: Klant) -> Iterable[Rij]:
    """What was answered, with the result in the client's words; points and labels stay behind (D-07)."""
    afnames = klant.afnames.zichtbaar(handhaving=False).filter(stand=Afname.Stand.AFGEROND)
    return [
        {
            "toets": afname.toets.naam,
            "ingevuld_op": afname.afgerond_op,
            "antwoorden": [f"{regel.vraag} {regel.antwoord}" for regel in overzicht.antwoorden(afname)],
            "uitslag": afname.uitslag.get("klant", ""),
        }
        for afname in afnames.select_related("toets", "toetsversie").order_by("afgerond_op")
    ]
