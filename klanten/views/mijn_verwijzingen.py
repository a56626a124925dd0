"""What clients see of referrals to outside partners: to whom, what, why, until when, and how to object."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from keten.forms.basis import EenmaligForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import partnerverwijzen
from klanten.forms.partnerverwijzen import BezwaarForm
from klanten.inzage import open_eigen_dossier
from klanten.models import Partnerverwijzing, Voortgangsverslag

_PER_PAGINA = 5


@vereist(Recht.EIGEN_DOSSIER)
def lijst(request: Verzoek) -> HttpResponse:
    """The referrals with what the partners reported; the client can say to have read them."""
    klant = open_eigen_dossier(request)
    if request.method == "POST":
        partnerverwijzen.markeer_gelezen_door_klant(klant=klant)
        messages.success(request, _("Wij weten dat u dit hebt gelezen."))
        return redirect("klanten:mijn_verwijzingen")
    leesbaar = Voortgangsverslag.objects.filter(voor_klant=True, verbeterd_door=None)
    rijen = klant.partnerverwijzingen.select_related("partner").prefetch_related(
        Prefetch("verslagen", leesbaar, to_attr="te_lezen")
    )
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    toegang = set(klant.partnerverwijzingen.lopend().values_list("pk", flat=True))
    nieuw = klant.partnerverwijzingen.lopend().filter(gelezen_op=None).exists()
    gegevens = {"klant": klant, "pagina": pagina, "toegang": toegang, "nieuw": nieuw}
    return render(request, "klanten/mijn/verwijzingen.html", gegevens)


@vereist(Recht.EIGEN_DOSSIER)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """The client takes the consent back, after reading what stops and what remains."""
    klant = open_eigen_dossier(request)
    rijen = klant.partnerverwijzingen.select_related("partner")
    verwijzing = get_object_or_404(rijen, pk=pk, grond=Partnerverwijzing.Grond.TOESTEMMING)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            gestopt = partnerverwijzen.trek_toestemming_in(verwijzing=verwijzing)
            messages.success(request, _("%(wie)s kan niets meer van u zien.") % {"wie": gestopt.partner})
            return redirect("klanten:mijn_verwijzingen")
    gegevens = {"klant": klant, "verwijzing": verwijzing}
    return render_formulier(request, "klanten/mijn/verwijzing_intrekken.html", form, **gegevens)


@vereist(Recht.EIGEN_DOSSIER)
def bezwaar(request: Verzoek, pk: int) -> HttpResponse:
    """The client says why a referral without consent should not be."""
    klant = open_eigen_dossier(request)
    rijen = klant.partnerverwijzingen.select_related("partner").filter(grond=Partnerverwijzing.Grond.TAAK)
    verwijzing = get_object_or_404(rijen, pk=pk)
    form = BezwaarForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            waarom = form.cleaned_data["waarom"]
            partnerverwijzen.maak_bezwaar(verwijzing=verwijzing, waarom=waarom, door=klant.gebruiker)
            messages.success(request, _("Uw contactpersoon leest dit en geeft u antwoord."))
            return redirect("klanten:mijn_verwijzingen")
    gegevens = {"klant": klant, "verwijzing": verwijzing}
    return render_formulier(request, "klanten/mijn/verwijzing_bezwaar.html", form, **gegevens)
