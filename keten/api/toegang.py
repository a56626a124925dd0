"""Who asks, through which system, for whom and for what: the door of the API.

A key belongs to a system of a partner. What it opens is the smallest of three: the scopes of the key, the
rights of the employee for whom the system asks (`keten.rechten`), and the locations and purposes of the
system.
"""

from copy import copy
from typing import Any, cast
from urllib.parse import unquote

from allauth.idp.oidc.contrib.rest_framework.authentication import TokenAuthentication
from allauth.idp.oidc.models import Token
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
from rest_framework.exceptions import AuthenticationFailed, MethodNotAllowed, NotAuthenticated
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from keten.api.fouten import Geweigerd
from keten.doelen import Doel
from keten.models import Gebruiker, Locatie, Medewerker, Systeem
from keten.rechten import rechten_van
from keten.toelating import is_toegelaten
from keten.verzoek import Verzoek

NAMENS, LOCATIE, DOEL, REDEN = "Namens", "Locatie", "Doel", "Reden"
"""The headers of a request, beside `Authorization`."""

_LANGSTE_REDEN = 300


class Sleutel(TokenAuthentication):  # type: ignore[misc]  # allauth has no types
    """Reads the access token of an attached system, and puts system and person on the request."""

    def authenticate(self, request: Request) -> tuple[Gebruiker | AnonymousUser, Token] | None:
        """Who asks; None when no key came along.

        Raises:
            AuthenticationFailed: the key is not ours, too old or revoked.
            Geweigerd: the system, the person or the location is not allowed to take part.
        """
        if "Authorization" not in request.headers:
            return None
        gevonden = super().authenticate(_zonder_inhoud(request))
        if gevonden is None or gevonden[1] is None:
            raise AuthenticationFailed  # also where no key is needed: who sends one should know it is old
        token = cast(Token, gevonden[1])
        verzoek = cast(Verzoek, request._request)
        systeem = _systeem(token)
        medewerker = _medewerker(request, token, systeem)
        verzoek.systeem_of_niets = systeem
        if medewerker is None:
            verzoek.rechten = frozenset()
            return AnonymousUser(), token
        locatie = _locatie(request, systeem, medewerker)
        verzoek.user, verzoek.medewerker_of_niets, verzoek.medewerker = (
            medewerker.gebruiker,
            medewerker,
            medewerker,
        )
        verzoek.locatie_of_niets = verzoek.locatie = locatie
        verzoek.rechten = rechten_van(medewerker.rollen, locatie.rolverdeling)
        return medewerker.gebruiker, token

    def authenticate_header(self, request: Request) -> str:
        """What a request without a key is told to send."""
        return 'Bearer realm="LWI-portaal"'


class Bevoegd(BasePermission):
    """Asks of every operation what it names: a scope of the system and a right of the person."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether the operation is open; HEAD is GET without the body.

        Raises:
            NotAuthenticated: no valid key.
            MethodNotAllowed: the operation is not there; without a key that is said of open addresses only.
            Geweigerd: the scope or the right is missing; says which.
        """
        vraagt = view.toegang.get("GET" if request.method == "HEAD" else request.method)
        gesloten = [een.bereik for een in view.toegang.values() if een.bereik is not None]
        if (gesloten if vraagt is None else vraagt.bereik) and not isinstance(request.auth, Token):
            raise NotAuthenticated
        if vraagt is None:  # said here, before a door to a dossier opens for nothing
            raise MethodNotAllowed(request.method or "")
        if vraagt.bereik is None:
            return True
        if vraagt.bereik not in bereiken_van(cast(Token, request.auth)):
            raise Geweigerd(403, f"Dit systeem mag dit niet: het bereik {vraagt.bereik.value} ontbreekt.")
        verzoek = cast(Verzoek, request._request)
        if verzoek.medewerker_of_niets is None:
            raise Geweigerd(403, f"Zet in de kop {NAMENS} voor welke medewerker het systeem dit vraagt.")
        if vraagt.recht not in verzoek.rechten:
            raise Geweigerd(403, f"De rol van deze medewerker geeft geen toegang toe: {vraagt.recht.label}.")
        return True


def bereiken_van(token: Token) -> list[str]:
    """The scopes of a key, as far as its system still has them: what is taken away there holds at once."""
    van_systeem = token.client.get_scopes()
    return [bereik for bereik in token.get_scopes() if bereik in van_systeem]


def doel_van(request: Request) -> Doel:
    """For what the system asks; every look into a dossier names it.

    Raises:
        Geweigerd: no purpose, one that does not exist, or one that this system may not use.
    """
    genoemd = request.headers.get(DOEL, "")
    systeem = cast(Verzoek, request._request).systeem_of_niets
    if not genoemd:
        raise Geweigerd(400, f"Zet in de kop {DOEL} waarvoor u in het dossier kijkt.")
    if systeem is None or genoemd not in systeem.doelen:
        raise Geweigerd(403, "Dit systeem mag niet voor dit doel in een dossier kijken.")
    return Doel(genoemd)


def reden_van(request: Request) -> str:
    """Why this person opens a dossier outside the own caseload; empty when nothing was said.

    A header takes no accents: other letters come percent-encoded, as in an address.

    Raises:
        Geweigerd: it is too long, or no text.
    """
    reden = unquote(request.headers.get(REDEN, ""), errors="replace").strip()
    if len(reden) > _LANGSTE_REDEN or not reden.isprintable() or "�" in reden:
        raise Geweigerd(400, f"Schrijf de reden in de kop {REDEN} in hoogstens {_LANGSTE_REDEN} tekens.")
    return reden


def _zonder_inhoud(request: Request) -> HttpRequest:
    """The request for allauth, which also looks for a key in what was sent; ours stands in the header.

    So nothing of that is read, and no file kept, before it is known who sends it.
    """
    kaal = copy(request._request)
    kaal._post = QueryDict()  # type: ignore[attr-defined]  # what Django reads a form into
    return kaal


def _systeem(token: Token) -> Systeem:
    systemen = Systeem.objects.open().select_related("partner")
    systeem: Systeem | None = systemen.filter(client=token.client_id).first()
    if systeem is None:
        raise Geweigerd(403, "Dit systeem heeft geen toegang (meer) tot het portaal.")
    return systeem


def _medewerker(request: Request, token: Token, systeem: Systeem) -> Medewerker | None:
    """The employee who signed in for this key, or whom a system of the same partner names.

    Raises:
        Geweigerd: no employee of this partner, or who may not come in any more.
    """
    medewerkers = Medewerker.objects.select_related("gebruiker", "partner").prefetch_related("locaties")
    medewerkers = medewerkers.filter(is_toegelaten())
    genoemd = request.headers.get(NAMENS, "").strip().lower()
    if token.user_id is not None:
        wie = medewerkers.filter(gebruiker=token.user_id).first()
    elif genoemd:
        wie = medewerkers.filter(gebruiker__email=genoemd, partner=systeem.partner_id).first()
    else:
        return None
    if wie is None:
        raise Geweigerd(403, "Voor deze medewerker mag dit systeem niets vragen.")
    return wie


def _locatie(request: Request, systeem: Systeem, medewerker: Medewerker) -> Locatie:
    """The location that the header names, or else the first that system and person share.

    Raises:
        Geweigerd: they share no location, or not this one.
    """
    van_systeem = set(systeem.locaties.values_list("pk", flat=True))
    samen = [locatie for locatie in medewerker.locaties.all() if locatie.pk in van_systeem]
    genoemd = request.headers.get(LOCATIE, "").strip().lower()
    if genoemd:
        samen = [locatie for locatie in samen if locatie.code == genoemd]
    if not samen:
        raise Geweigerd(403, "Op deze locatie mag dit systeem niets vragen voor deze medewerker.")
    gekozen: Locatie = samen[0]
    return gekozen
