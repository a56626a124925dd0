"""The way from a slip of paper to an account: three steps, open to everybody who holds a code."""

import datetime
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keten import oidc
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.models import Gebruiker
from keten.rechten import Recht, openbaar, vereist
from keten.verzoek import Verzoek
from klanten import toegang
from klanten.forms.toegang import ActiverenForm, InlogForm
from klanten.models import Activeringscode

_SESSIE = "activering"
_BEDENKTIJD = datetime.timedelta(minutes=30)
TE_VEEL_MAIL = gettext_lazy(
    "Wij hebben u al vijf e-mails gestuurd. Kijk ook bij de ongewenste e-mail, "
    "of probeer het over een uur opnieuw."
)
TE_VAAK = gettext_lazy(
    "Er is te vaak iets fout ingevuld. Probeer het over een uur opnieuw, of ga naar de balie."
)


@openbaar
def activeren(request: Verzoek) -> HttpResponse:
    """Say who you are, with the code from the counter (K-07)."""
    if request.user.is_authenticated:
        messages.info(request, _("U bent al ingelogd. Log eerst uit om een code te gebruiken."))
        return redirect("keten:start")
    kenmerk = (request.POST if request.method == "POST" else request.GET).get("koppeling", "")
    extern = oidc.wacht_op_koppeling(request, kenmerk)
    if kenmerk and not extern:
        messages.info(request, oidc.TE_LAAT)
        return redirect("account_login")
    form = ActiverenForm(request.POST or None, initial={"koppeling": kenmerk})
    if request.method == "POST" and form.is_valid():
        gegevens = {**form.cleaned_data}
        del gegevens["koppeling"]
        sleutel = str(form.cleaned_data["klantnummer"])
        if not ratelimit.consume(request, action="activeren", key=sleutel):
            form.add_error(None, TE_VAAK)
        else:
            with meld_fouten_op(form):
                return _verder(request, toegang.controleer(**gegevens), kenmerk)
    return render_formulier(request, "klanten/activeren.html", form, extern=extern)


@openbaar
def inlog(request: Verzoek) -> HttpResponse:
    """Choose an address and a password; a mail follows."""
    code = _code_uit(request)
    if code is None:
        messages.info(request, _("Vul eerst uw klantnummer, uw code en uw geboortedatum in."))
        return redirect("klanten:activeren")
    form = InlogForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="activeringsmail", key=str(code.pk)):
            form.add_error(None, TE_VEEL_MAIL)
        else:
            with meld_fouten_op(form):
                toegang.kies_inlog(code=code, **form.cleaned_data)
                return render(request, "klanten/activeren_mail.html", {"email": form.cleaned_data["email"]})
    return render_formulier(request, "klanten/activeren_inlog.html", form)


@openbaar
def bevestigen(request: Verzoek, kenmerk: str) -> HttpResponse:
    """The link from the mail; a mail program that opens links by itself does not press the button."""
    if request.method == "POST":
        try:
            gebruiker = toegang.bevestig(kenmerk=kenmerk)
        except NietToegestaan as fout:
            return render(request, "klanten/activeren_bevestigen.html", {"fout": fout.melding}, status=422)
        return _log_in(request, gebruiker, method="code")
    return render(request, "klanten/activeren_bevestigen.html", {"fout": ""})


@vereist(Recht.EIGEN_DOSSIER)
def klaar(request: Verzoek) -> HttpResponse:
    """The account works; a second step makes it safer."""
    return render(request, "klanten/activeren_klaar.html")


def _verder(request: Verzoek, code: Activeringscode, kenmerk: str) -> HttpResponse:
    if kenmerk:
        with transaction.atomic():
            gebruiker = toegang.activeer_zonder_wachtwoord(code=code)
            oidc.koppel(request, gebruiker, kenmerk=kenmerk)
        return _log_in(request, gebruiker, method="socialaccount")
    request.session.cycle_key()
    tot = timezone.now() + _BEDENKTIJD
    request.session[_SESSIE] = {"code": code.pk, "tot": tot.isoformat()}
    return redirect("klanten:activeren_inlog")


def _code_uit(request: Verzoek) -> Activeringscode | None:
    bewaard: dict[str, Any] = request.session.get(_SESSIE, {})
    if not bewaard or datetime.datetime.fromisoformat(bewaard["tot"]) < timezone.now():
        return None
    return Activeringscode.objects.open().filter(pk=bewaard["code"]).first()


def _log_in(request: Verzoek, gebruiker: Gebruiker, *, method: str) -> HttpResponse:
    request.session.pop(_SESSIE, None)
    messages.success(request, _("Uw account werkt. U bent nu ingelogd."))
    record_authentication(request, gebruiker, method)
    antwoord: HttpResponse = perform_login(
        request, gebruiker, redirect_url=reverse("klanten:activeren_klaar")
    )
    return antwoord
