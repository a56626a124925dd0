"""What happens around every view: who asks, may they, and what if it is refused."""

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

import pghistory.middleware
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core import signing
from django.core.exceptions import BadRequest
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from requests import RequestException

from keten import bronsessies, klad, oidc
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.models.aanmeldbron import INSTELLINGCODES
from keten.rechten import Rolverdeling, rechten_van
from keten.verzoek import Verzoek

log = logging.getLogger(__name__)

# Views of packages carry no mark of ours: these are open to whoever the package itself lets in.
PAKKETTEN = ("allauth.account.", "allauth.mfa.", "allauth.socialaccount.", "allauth.idp.")

Antwoord = Callable[[HttpRequest], HttpResponse]


class Aanmeldbronnen:
    """Ends a session when its source has ended or says so, and lets buttons reach their provider."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Also where the session opens nothing any more (`keten.toelating`): the person hears why.
        if reden := self._einde(request):
            logout(request)  # what comes after this sends to the page to sign in, and keeps what was typed
            messages.warning(request, reden)
        antwoord = self.get_response(request)
        if oorsprongen := getattr(request, "oorsprongen", None):
            antwoord._csp_update = {"form-action": oorsprongen}  # type: ignore[attr-defined]
        return antwoord

    @staticmethod
    def _einde(request: HttpRequest) -> str:
        """Why this session is over; empty when it goes on."""
        code = oidc.aanbieder_van_sessie(request)
        if not code or code in INSTELLINGCODES:
            return ""
        match bronsessies.stand(request, code):
            case bronsessies.Stand.LOOPT:
                return ""
            case bronsessies.Stand.GEEINDIGD:
                return _("Uw organisatie heeft u uitgelogd. Log opnieuw in om verder te gaan.")
            case bronsessies.Stand.VERVALLEN:
                return _("U bent uitgelogd. Log opnieuw in om verder te gaan.")
            case bronsessies.Stand.BRON_DICHT:
                return _("Inloggen via uw organisatie kan niet meer. U bent uitgelogd.")


class Medewerkerschap:
    """Puts employee, location and rights on the request, once."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        verzoek = cast(Verzoek, request)
        verzoek.systeem_of_niets = None  # only the API knows systems (`keten.api.toegang`)
        verzoek.medewerker_of_niets = medewerker = self._medewerker(verzoek)
        verzoek.locatie_of_niets = locatie = self._locatie(verzoek, medewerker)
        if medewerker is not None:
            verzoek.medewerker = medewerker
        if locatie is not None:
            verzoek.locatie = locatie
        verdeling = locatie.rolverdeling if locatie else Rolverdeling.APART
        verzoek.rechten = rechten_van(self._rollen(verzoek), verdeling)
        return self.get_response(verzoek)

    @staticmethod
    def _medewerker(request: Verzoek) -> Medewerker | None:
        if not request.user.is_authenticated:
            return None
        medewerker: Medewerker | None = getattr(request.user, "medewerker", None)
        if medewerker is not None:
            prefetch_related_objects([medewerker], "locaties")
        return medewerker

    @staticmethod
    def _locatie(request: Verzoek, medewerker: Medewerker | None) -> Locatie | None:
        if medewerker is None:
            return None
        locaties = list(medewerker.locaties.all())
        gekozen = request.session.get("locatie")
        return next((x for x in locaties if x.pk == gekozen), locaties[0] if locaties else None)

    @staticmethod
    def _rollen(request: Verzoek) -> list[str]:
        if not request.user.is_authenticated:
            return []
        if request.medewerker_of_niets:
            return list(request.medewerker_of_niets.rollen)
        return [request.user.buitenrol] if request.user.buitenrol else []


class Kladden:
    """Keeps what was sent without a session as a draft, and forgets a draft once its form has been sent."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        verwerkt = antwoord.status_code == 302 and not getattr(antwoord, "niet_opgeslagen", False)
        if verwerkt and request.user.is_authenticated and self._bewijs(request):
            with suppress(signing.BadSignature):
                klad.gooi_weg(self._bewijs(request))
        return antwoord

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Before somebody without a session is sent to sign in, what was typed is put away."""
        if getattr(view, "csrf_exempt", False):
            return  # no form of ours: the API reads what comes in itself, once it knows who sends it
        if not request.user.is_authenticated and self._bewijs(request):
            with suppress(signing.BadSignature, ValueError):
                klad.bewaar(self._bewijs(request), request.POST)

    @staticmethod
    def _bewijs(request: HttpRequest) -> str:
        return request.POST.get("klad", "") if request.method == "POST" else ""


class GeenNul:
    """Refuses an address with a NUL character: nobody types one, and the database cannot take it."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\x00" in request.path:
            raise BadRequest
        return self.get_response(request)


class Geschiedenis(pghistory.middleware.HistoryMiddleware):
    """Tells the history triggers who changes something, and for which partner."""

    def get_context(self, request: Any) -> dict[str, Any]:
        """The actor as stored beside each change."""
        medewerker = request.medewerker_of_niets
        return {
            "gebruiker": request.user.pk,
            "naam": request.user.naam if request.user.is_authenticated else "",
            "partner": medewerker.partner.naam if medewerker else "",
        }


class Rechten:
    """Refuses a view without a declared right, and a person without the right that it declares."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What somebody saw may not come back from the browser's memory after signing out."""
        antwoord = self.get_response(request)
        if request.user.is_authenticated:
            antwoord.headers.setdefault("Cache-Control", "private, no-store")
            patch_vary_headers(antwoord, ["HX-Request"])
        return antwoord

    def process_view(
        self, request: Verzoek, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Check the mark that the view carries (`keten.rechten`)."""
        if view.__module__.startswith(PAKKETTEN) or is_api(view):
            return None
        if getattr(view, "login_required", True) and self._tweede_factor_ontbreekt(request):
            messages.warning(request, _("Stel eerst een tweede stap in voor het inloggen."))
            return omleiding("mfa_index")
        reden = bezwaar(request, view)
        return weiger(request, reden) if reden else None

    @staticmethod
    def _tweede_factor_ontbreekt(request: Verzoek) -> bool:
        """Whether this person must set up a second factor first; an identity provider has one of its own."""
        if not request.user.is_authenticated:
            return False
        medewerker = request.medewerker_of_niets is not None
        verplicht = settings.TWEEDE_FACTOR_VERPLICHT if medewerker else settings.TWEEDE_FACTOR_KLANT
        return bool(verplicht and not is_mfa_enabled(request.user) and not oidc.kwam_binnen(request))


def is_api(view: Callable[..., HttpResponse]) -> bool:
    """Whether a view belongs to the API, which asks a key instead of a session (`keten.api.toegang`)."""
    return hasattr(getattr(view, "cls", None), "toegang")


def bezwaar(request: Verzoek, view: Callable[..., HttpResponse]) -> str:
    """Why this person may not open a view, in words; empty when the door is open."""
    if not hasattr(view, "recht"):
        log.error("view without a declared right: %s.%s", view.__module__, view.__qualname__)
        return "Deze pagina heeft geen toegangsregel en is daarom gesloten."
    if not getattr(view, "login_required", True) or view.recht is None:
        return ""
    if view.recht not in request.rechten:
        return _("Uw rol geeft geen toegang tot deze pagina.")
    if request.medewerker_of_niets and request.locatie_of_niets is None:
        return "U bent nog niet aan een locatie gekoppeld. Vraag het aan uw beheerder."
    return ""


def omleiding(naar: str) -> HttpResponse:
    """Send somebody elsewhere before anything was done; what was typed stays a draft."""
    antwoord = redirect(naar)
    antwoord.niet_opgeslagen = True  # type: ignore[attr-defined]
    return antwoord


def weiger(request: HttpRequest, melding: str) -> HttpResponse:
    """Answer 403, with the reason in words."""
    return render(request, "403.html", {"melding": melding}, status=403)


class Fouten:
    """Gives a refusal that no form could show a page of its own, with the right status."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Answer 403 for a missing right and 409 for anything else that a rule refuses."""
        if isinstance(fout, RequestException):  # only the identity provider is asked something in a request
            return oidc.mislukt(request)
        if not isinstance(fout, NietToegestaan):
            return None
        if isinstance(fout, RechtOntbreekt):
            return weiger(request, fout.melding)
        return render(request, "fouten/geweigerd.html", {"melding": fout.melding}, status=409)
