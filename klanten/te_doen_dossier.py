"""What the dossier itself asks of the client: read messages, and go through the data now and then."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keten.instellingen import waarde
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import taaklinks, te_doen
from klanten.instellingen_mijn import NAKIJKEN_MAANDEN
from klanten.models import Klant
from klanten.te_doen import TeDoen


def ongelezen(klant: Klant) -> Iterator[TeDoen]:
    """Messages that the client has not read."""
    if aantal := klant.berichten.filter(van_klant=False, gelezen_op=None).count():
        wat = ngettext("Lees uw nieuwe bericht", "Lees uw %(aantal)s nieuwe berichten", aantal)
        yield TeDoen("berichten", wat % {"aantal": aantal}, reverse("klanten:mijn_berichten"))


def nakijken(klant: Klant) -> Iterator[TeDoen]:
    """After the intake: data that the client never went through, or too long ago for this location."""
    if klant.beeld.intake_op is None:
        return
    laatste = klant.gegevensbevestigingen.values_list("op", flat=True).first()
    if laatste is not None:
        geldig = Duur.maanden(waarde(NAKIJKEN_MAANDEN, klant.locatie))
        if vandaag() <= geldig.laatste_dag(timezone.localdate(laatste)):
            return
    yield TeDoen("gegevens", _("Kijk na of uw gegevens kloppen"), reverse("klanten:mijn_gegevens"))


def verwezen(klant: Klant) -> Iterator[TeDoen]:
    """Referrals to outside partners of which the client has not read why (X-13)."""
    if klant.partnerverwijzingen.lopend().filter(gelezen_op=None).exists():
        wat = _("Lees naar wie wij u verwezen, en waarom")
        yield TeDoen("partnerverwijzing", wat, reverse("klanten:mijn_verwijzingen"))


def meld_aan() -> None:
    """Declare what clients have to do, and where an employee answers a client who disputes something."""
    te_doen.registreer(ongelezen)
    te_doen.registreer(nakijken)
    te_doen.registreer(verwezen)
    taaklinks.registreer("betwisting", taaklinks.Pagina("klanten:betwisting", antwoord=True))
