"""An employee lets an attached system ask on the own behalf (OAuth 2.0, authorization code)."""

from urllib.parse import urlsplit

from allauth.idp.oidc.views import authorization
from csp.constants import SELF
from django.http import HttpResponse
from django.shortcuts import render

from keten.models import Systeem
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.RECHTEN_ZIEN)  # of every employee; clients and employers have no system that asks for them
def vraag(request: Verzoek) -> HttpResponse:
    """Show what the system asks; after the answer the browser goes back to that system.

    Without PKCE (RFC 7636) a code that leaks on the way back would be worth a key, so it is refused. So is a
    system that was cut off: nobody should give it anything.
    """
    if request.method != "POST" and not _heeft_pkce(request):
        return render(request, "idp/oidc/error.html", {"zonder_pkce": True}, status=400)
    if request.method != "POST" and _systeem(request) is None:
        return render(request, "idp/oidc/error.html", {"zonder_toegang": True}, status=400)
    antwoord: HttpResponse = authorization(request)
    if antwoord.status_code == 200:
        antwoord._csp_update = {"form-action": [SELF, *_terug(request)]}  # type: ignore[attr-defined]
    return antwoord


def _heeft_pkce(request: Verzoek) -> bool:
    """Whether the system keeps a secret for this one sign-in, of which it shows the hash."""
    methode = request.GET.get("code_challenge_method")
    return methode == "S256" and bool(request.GET.get("code_challenge"))


def _systeem(request: Verzoek) -> Systeem | None:
    """The system that asks, if it has access."""
    systemen = Systeem.objects.open().select_related("client")
    return systemen.filter(client=request.GET.get("client_id", "")).first()


def _terug(request: Verzoek) -> list[str]:
    """Where the answer may lead: the browser checks where a form ends up."""
    systeem = _systeem(request)
    adressen = systeem.client.get_redirect_uris() if systeem else []
    return sorted({"{0.scheme}://{0.netloc}".format(urlsplit(adres)) for adres in adressen})
