"""What applications and informing tell the rest of the portal: what goes on, and what waits for clients."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from klanten import lopend, te_doen
from klanten.lopend import Lopend
from klanten.models import Aanvraag, Klant
from klanten.te_doen import TeDoen


def meld_aan() -> None:
    """Make the sources known; `klanten.apps` does this once."""
    lopend.registreer(lopende_aanvragen)
    te_doen.registreer(te_bevestigen)
    te_doen.registreer(voorlichting_te_bevestigen)


def lopende_aanvragen(klant: Klant) -> Iterator[Lopend]:
    """The applications on which nobody decided yet."""
    for aanvraag in klant.aanvragen.lopend().select_related("regime", "partner"):
        yield Lopend(
            sleutel=f"aanvraag:{aanvraag.pk}",
            soort="aanvraag",
            wat=_("Aanvraag %(uitkering)s: %(stand)s")
            % {"uitkering": aanvraag.regime, "stand": aanvraag.get_stand_display()},
            uitvoerder=str(aanvraag.partner),
            sinds=aanvraag.begonnen_op,
            tot=aanvraag.beslissen_voor or aanvraag.zoeken_tot,
        )


def te_bevestigen(klant: Klant) -> Iterator[TeDoen]:
    """An application that the client began and did not send, or that an employee filled in for the client."""
    for aanvraag in klant.aanvragen.lopend().select_related("regime"):
        if aanvraag.stand == Aanvraag.Stand.CONCEPT:
            wat = _("Maak uw aanvraag van %(uitkering)s af") % {"uitkering": aanvraag.regime}
            yield TeDoen(f"aanvraag:{aanvraag.pk}", wat, reverse("klanten:mijn_aanvraag"))
        elif aanvraag.ingevuld_door_id and aanvraag.bevestigd_op is None:
            wat = _("Kijk na wat wij voor u hebben ingevuld")
            yield TeDoen(f"aanvraag:{aanvraag.pk}", wat, reverse("klanten:mijn_aanvraag"))


def voorlichting_te_bevestigen(klant: Klant) -> Iterator[TeDoen]:
    """What the client was told and did not confirm yet."""
    if aantal := klant.voorlichtingen.filter(bevestigd_op=None).count():
        wat = ngettext(
            "Laat weten dat u de uitleg hebt gekregen",
            "Laat weten dat u %(aantal)s keer uitleg hebt gekregen",
            aantal,
        ) % {"aantal": aantal}
        yield TeDoen("voorlichting", wat, reverse("klanten:mijn_voorlichting"))
