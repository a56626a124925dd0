"""Where everything lives: the name of the app is the prefix of its addresses."""

from allauth.idp.oidc.views import revoke, token
from django.urls import include, path

from keten.views import fouten, toestemming

# Where attached systems get their keys; the names are those by which allauth knows its own pages.
_SLEUTELS = [
    path(
        "",
        include(
            (
                [
                    path("authorize", toestemming.vraag, name="authorization"),
                    path("api/token", token, name="token"),
                    path("api/revoke", revoke, name="revoke"),
                ],
                "oidc",
            )
        ),
    )
]

urlpatterns = [
    path("", include("keten.urls")),
    path("klanten/", include("klanten.urls")),
    path("werkgevers/", include("werkgevers.urls")),
    path("diagnose/", include("diagnose.urls")),
    path("handhaving/", include("handhaving.urls")),
    path("landkaart/", include("landkaart.urls")),
    path("api/v1/", include("lwi_portal.api")),
    path("identity/o/", include((_SLEUTELS, "idp"))),
    # An account's address is its name to sign in with; only a beheerder changes it.
    path("account/email/", fouten.niet_gevonden, name="account_email"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    # Of signing in from outside only the way in: linking is done with an activation code, nowhere else.
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
]

handler400 = fouten.verkeerd_verzoek
handler403 = fouten.geen_toegang
handler404 = fouten.niet_gevonden
handler500 = fouten.storing
