"""An application as the client follows it: what has been done, what comes next, and when (K-46)."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from klanten.clientweg import Wegstap
from klanten.models import Aanvraag

Stand = Aanvraag.Stand
_VOLGORDE = (Stand.CONCEPT, Stand.INGEDIEND, Stand.ZOEKPERIODE, Stand.IN_BEHANDELING)


def stappen(aanvraag: Aanvraag) -> list[Wegstap]:
    """The steps of an application, with a sentence at what is done and what is going on."""
    stappen = [Wegstap(_("Formulier invullen"), _stand(aanvraag, Stand.CONCEPT), _ingediend(aanvraag))]
    if aanvraag.zoeken_tot:
        stappen.append(
            Wegstap(_("Eerst zelf zoeken naar werk"), _stand(aanvraag, Stand.ZOEKPERIODE), _zoeken(aanvraag))
        )
    stappen.append(
        Wegstap(
            _("Wij bekijken uw aanvraag"),
            "bezig" if aanvraag.stand == Stand.INGEDIEND else _stand(aanvraag, Stand.IN_BEHANDELING),
            _behandeling(aanvraag),
        )
    )
    stappen.append(Wegstap(_("Besluit"), "klaar" if aanvraag.besluit_op else "komt", _besluit(aanvraag)))
    return stappen


def duur(aanvraag: Aanvraag) -> str:
    """How many days it took, or takes until now; empty before it was handed in."""
    dagen = aanvraag.dagen
    if dagen is None:
        return ""
    if aanvraag.besluit_op:
        zin = ngettext("Het besluit kwam na %(dagen)s dag.", "Het besluit kwam na %(dagen)s dagen.", dagen)
    else:
        zin = ngettext("Uw aanvraag loopt nu %(dagen)s dag.", "Uw aanvraag loopt nu %(dagen)s dagen.", dagen)
    return zin % {"dagen": dagen}


def _stand(aanvraag: Aanvraag, stap: Stand) -> str:
    if not aanvraag.is_open or aanvraag.stand not in _VOLGORDE:
        return "klaar"
    nu, deze = _VOLGORDE.index(Stand(aanvraag.stand)), _VOLGORDE.index(stap)
    return "bezig" if nu == deze else "klaar" if nu > deze else "komt"


def _ingediend(aanvraag: Aanvraag) -> str:
    if aanvraag.ingediend_op is None:
        return _("U hebt het formulier nog niet verstuurd.")
    return _("Verstuurd op %s.") % date_format(aanvraag.ingediend_op, "j F Y")


def _zoeken(aanvraag: Aanvraag) -> str:
    assert aanvraag.zoeken_tot is not None  # the step is only there with a last day
    dag = date_format(aanvraag.zoeken_tot, "j F Y")
    if aanvraag.stand == Stand.ZOEKPERIODE:
        return _("Dit duurt tot %s. Daarna gaat uw aanvraag vanzelf verder.") % dag
    return _("Tot %s.") % dag


def _behandeling(aanvraag: Aanvraag) -> str:
    if aanvraag.stand == Stand.IN_BEHANDELING and aanvraag.beslissen_voor:
        dag = date_format(aanvraag.beslissen_voor, "j F Y")
        return _("U hoort uiterlijk op %s of u de uitkering krijgt.") % dag
    if aanvraag.stand == Stand.INGEDIEND:
        return _("%s begint zo snel mogelijk met uw aanvraag.") % aanvraag.intake_door
    return ""


def _besluit(aanvraag: Aanvraag) -> str:
    if aanvraag.besluit_op is None:
        return ""
    dag = date_format(aanvraag.besluit_op, "j F Y")
    if aanvraag.stand == Stand.TOEGEKEND:
        return _("Op %s is besloten dat u de uitkering krijgt.") % dag
    return _("Op %s is besloten dat u de uitkering niet krijgt.") % dag
