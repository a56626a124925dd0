"""What was sent to systems of partners: the list, and what becomes of what did not arrive."""

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten.bladeren import OngeteldeBladen
from keten.forms.notificaties import NotificatieFilter
from keten.fouten import NietToegestaan
from keten.models import Abonnement, Notificatie
from keten.models.notificatie import AbonnementQuerySet
from keten.notificaties import ingrijpen
from keten.notificaties.beheren import abonnementen_van
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from keten.views.abonnementen import vind as vind_abonnement

_PER_PAGINA = 25


@vereist(Recht.SYSTEMEN)
def lijst(request: Verzoek) -> HttpResponse:
    """What was sent and what waits, newest first; filtered on what failed it is the dead-letter list."""
    abonnementen = abonnementen_van(request.medewerker)
    filter_ = NotificatieFilter(request.GET, abonnementen=abonnementen)
    rijen = filter_.pas_toe(_hier(request)).order_by("-pk")
    gekozen = filter_.cleaned_data.get("abonnement")
    context = {
        "filter": filter_,
        "gefilterd": any(filter_.cleaned_data.values()),
        "pagina": OngeteldeBladen(rijen, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "dagen": settings.NOTIFICATIES_BEWAREN_DAGEN,
        "mislukt": _mislukt(abonnementen, gekozen),
    }
    return render(request, "keten/notificaties.html", context)


@require_POST
@vereist(Recht.SYSTEMEN)
def opnieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Send one again that was given up."""
    try:
        ingrijpen.verstuur_opnieuw(notificatie=_vind(request, pk), door=request.medewerker)
        messages.success(request, "De notificatie gaat opnieuw weg.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect(_mislukte())


@vereist(Recht.SYSTEMEN)
def alles_opnieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Send all again that was given up for a subscription."""
    abonnement = vind_abonnement(request, pk)
    if request.method != "POST":
        return render(request, "keten/notificaties_opnieuw.html", {"abonnement": abonnement})
    try:
        aantal = ingrijpen.verstuur_alles_opnieuw(abonnement=abonnement, door=request.medewerker)
        messages.success(request, f"Opnieuw verstuurd: {aantal}.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("keten:abonnement", pk)


@vereist(Recht.SYSTEMEN)
def weg(request: Verzoek, pk: int) -> HttpResponse:
    """Decide that one need not arrive."""
    notificatie = _vind(request, pk)
    if request.method != "POST":
        return render(request, "keten/notificatie_weg.html", {"notificatie": notificatie})
    try:
        ingrijpen.gooi_weg(notificatie=notificatie, door=request.medewerker)
        messages.success(request, "De notificatie is weggegooid.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect(_mislukte())


def _hier(request: Verzoek) -> QuerySet[Notificatie]:
    hier = abonnementen_van(request.medewerker).order_by().values("pk")
    return Notificatie.objects.filter(abonnement__in=hier).select_related(
        "abonnement__systeem", "door__gebruiker"
    )


def _vind(request: Verzoek, pk: int) -> Notificatie:
    return get_object_or_404(_hier(request), pk=pk)


def _mislukt(abonnementen: AbonnementQuerySet, gekozen: Abonnement | None) -> list[tuple[Abonnement, int]]:
    """The subscriptions of which something was given up, with how much."""
    rijen = abonnementen.filter(pk=gekozen.pk) if gekozen else abonnementen
    geteld = ((een, getattr(een, "mislukt", 0)) for een in rijen.select_related("systeem").met_aantallen())
    return [(een, aantal) for een, aantal in geteld if aantal]


def _mislukte() -> str:
    return f"{reverse('keten:notificaties')}?stand={Notificatie.Stand.MISLUKT}"
