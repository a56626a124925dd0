"""Who asks, through which system, for whom and for what: the door of the API.

A key belongs to a system of a partner. What it opens is the smallest of three: the scopes of the key, the
rights of the employee for whom the system asks (`keten.rechten`), and the locations and purposes of the
system.
"""

from typing import Any, cast
from urllib.parse import unquote

from allauth.idp.oidc.contrib.rest_framework.authentication import TokenAuthentication
from allauth.idp.oidc.models import Token
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q
from rest_framework.exceptions import AuthenticationFailed, MethodNotAllowed, NotAuthenticated
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from keten.api.fouten import Geweigerd
from keten.doelen import Doel
from keten.models import Aanmeldbron, Bronkoppeling, Gebruiker, Locatie, Medewerker, Systeem
from keten.rechten import Rol, rechten_van
from keten.tijd import vandaag
from keten.verzoek import Verzoek

NAMENS, LOCATIE, DOEL, REDEN = "Namens", "Locatie", "Doel", "Reden"
"""The headers of a request, beside `Authorization`."""

_LANGSTE_REDEN = 300


class Sleutel(TokenAuthentication):  # type: ignore[misc]  # allauth has no types
    """Reads the access token of an attached system, and puts system and person on the request."""

    def authenticate(self, request: Request) -> tuple[Gebruiker | AnonymousUser, Token] | None:
        """Who asks; None when no key came along.

        Raises:
            AuthenticationFailed: the key is not ours, too old or taken in.
            Geweigerd: the system, the person or the location is not allowed to take part.
        """
        gevonden = super().authenticate(request)
        if gevonden is None or gevonden[1] is None:
            if "Authorization" in request.headers:
                raise AuthenticationFailed  # also where no key is needed: who sends one should know it is old
            return None
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
        if vraagt.bereik not in cast(Token, request.auth).get_scopes():
            raise Geweigerd(403, f"Dit systeem mag dit niet: het bereik {vraagt.bereik.value} ontbreekt.")
        verzoek = cast(Verzoek, request._request)
        if verzoek.medewerker_of_niets is None:
            raise Geweigerd(403, f"Zet in de kop {NAMENS} voor welke medewerker het systeem dit vraagt.")
        if vraagt.recht not in verzoek.rechten:
            raise Geweigerd(403, f"De rol van deze medewerker geeft geen toegang toe: {vraagt.recht.label}.")
        return True


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


def _systeem(token: Token) -> Systeem:
    systemen = Systeem.objects.geldig_op(vandaag()).select_related("partner")
    systeem: Systeem | None = systemen.filter(client=token.client_id).first()
    if systeem is None:
        raise Geweigerd(403, "Dit systeem heeft geen toegang (meer) tot het portaal.")
    return systeem


def _medewerker(request: Request, token: Token, systeem: Systeem) -> Medewerker | None:
    """The employee who signed in for this key, or whom a system of the same partner names.

    Raises:
        Geweigerd: no employee of this partner, or no longer active.
    """
    medewerkers = Medewerker.objects.select_related("gebruiker", "partner").prefetch_related("locaties")
    medewerkers = medewerkers.filter(_heeft_nog_toegang(), gebruiker__is_active=True)
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


def _heeft_nog_toegang() -> Q:
    """Who can sign in only through a source that decides about access, needs that source open and linked.

    As on the page to sign in (`keten.bronaanmelding.moet_via_bron`): a source that closed may have dropped
    people long ago. An account that it made has no password, also after it was unlinked.
    """
    leidend = Bronkoppeling.objects.filter(medewerker=OuterRef("pk"), bron__leidend=True)
    zonder_wachtwoord = Q(
        wijze=Bronkoppeling.Wijze.NIEUW,
        medewerker__gebruiker__password__startswith=UNUSABLE_PASSWORD_PREFIX,
    )
    alleen_zo = leidend.filter(Q(ontkoppeld_op=None) | zonder_wachtwoord)
    nu = leidend.filter(ontkoppeld_op=None, bron__in=Aanmeldbron.objects.open())
    beheerder = Q(rollen__contains=[Rol.BEHEERDER])
    return beheerder | ~Q(Exists(alleen_zo)) | Q(Exists(nu))


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
