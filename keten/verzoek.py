"""The request as the portal's views know it."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from keten.models import Gebruiker, Locatie, Medewerker, Systeem
from keten.rechten import Recht


class Verzoek(HttpRequest):
    """What `keten.middleware.Medewerkerschap` adds to a request, as types.

    `medewerker` and `locatie` are there in every view that needs a right of an employee: the middleware
    refuses such a view to anybody without them. Elsewhere, use the `_of_niets` pair. `systeem_of_niets` is
    the attached system through which the API was asked.
    """

    user: Gebruiker | AnonymousUser
    htmx: HtmxDetails
    rechten: frozenset[Recht]
    medewerker: Medewerker
    medewerker_of_niets: Medewerker | None
    locatie: Locatie
    locatie_of_niets: Locatie | None
    systeem_of_niets: Systeem | None
