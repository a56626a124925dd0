"""What a session that began at an identity provider means for every page after it."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keten.models import Aanmeldbron
from keten.models.aanmeldbron import INSTELLINGCODES
from keten.oidc import aanbieder_van_sessie


class Aanmeldbronnen:
    """Ends a session when the source that it came from has ended, and lets buttons reach their provider."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _is_gesloten(aanbieder_van_sessie(request)):
            logout(request)
            messages.warning(request, _("Inloggen via uw organisatie kan niet meer. U bent uitgelogd."))
            return redirect("account_login")
        antwoord = self.get_response(request)
        if oorsprongen := getattr(request, "oorsprongen", None):
            antwoord._csp_update = {"form-action": oorsprongen}  # type: ignore[attr-defined]
        return antwoord


def _is_gesloten(code: str) -> bool:
    if not code or code in INSTELLINGCODES:
        return False
    return not Aanmeldbron.objects.open().filter(code=code).exists()
