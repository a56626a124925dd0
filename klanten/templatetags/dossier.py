"""Tags and filters for pages about one client."""

from django import template
from django.template import Context

from klanten import dossierkop as kop
from klanten import taaklinks
from klanten.models import Gebeurtenis, Klant, Taak

register = template.Library()


@register.simple_tag(takes_context=True)
def dossierkop(context: Context, klant: Klant) -> kop.Dossierkop:
    """The head of a dossier page, to be kept in a variable (`as`)."""
    return kop.dossierkop(context["request"], klant)


@register.filter
def klantnummer(nummer: int) -> str:
    """A klantnummer in two groups, so that people can read it aloud: 1002 3391."""
    tekst = str(nummer)
    return f"{tekst[:-4]} {tekst[-4:]}"


ICONEN = {
    Gebeurtenis.Soort.AANMELDING: "user-plus",
    Gebeurtenis.Soort.IDENTITEIT: "id-card",
    Gebeurtenis.Soort.INTAKE: "clipboard-list",
    Gebeurtenis.Soort.GEGEVENS: "pencil",
    Gebeurtenis.Soort.UITKERING: "euro",
    Gebeurtenis.Soort.BELEMMERING: "construction",
    Gebeurtenis.Soort.ROUTERING: "signpost",
    Gebeurtenis.Soort.DIAGNOSE: "layout-grid",
    Gebeurtenis.Soort.WERKPLAN: "list-checks",
    Gebeurtenis.Soort.CONTACTPERSOON: "user-check",
    Gebeurtenis.Soort.CONTACT: "message-circle",
    Gebeurtenis.Soort.BERICHT: "mail",
    Gebeurtenis.Soort.AFSPRAAK: "calendar-days",
    Gebeurtenis.Soort.TAAK: "square-check",
    Gebeurtenis.Soort.DOCUMENT: "file-text",
    Gebeurtenis.Soort.HERDIAGNOSE: "refresh-cw",
    Gebeurtenis.Soort.VERWIJZING: "signpost",
    Gebeurtenis.Soort.OVERLEG: "messages-square",
    Gebeurtenis.Soort.OVERDRACHT: "arrow-right-left",
    Gebeurtenis.Soort.OVERKOMST: "calendar-sync",
    Gebeurtenis.Soort.STIMULANS: "award",
    Gebeurtenis.Soort.UITSTROOM: "log-out",
}


@register.filter
def soorticoon(soort: str) -> str:
    """The icon that goes with a kind of event."""
    return ICONEN.get(Gebeurtenis.Soort(soort), "circle-dot")


@register.filter
def taakadres(taak: Taak) -> str:
    """The page on which the work of a task is done; empty when it has none."""
    return taaklinks.adres(taak)


@register.filter
def vraagt_antwoord(taak: Taak) -> bool:
    """Whether a task ends by an answer on its page, so that it needs no button to say that it is done."""
    return taaklinks.vraagt_antwoord(taak)
