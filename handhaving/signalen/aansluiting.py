"""What this room tells the floors below at start-up: where its tasks are done.

Signals do not go along in a client's download: one may be about a check that runs, or name somebody else.
What was decided stands in the dossier as a check or a breach; the rest is explained in words on request.
"""

import datetime

from django.db.models import Exists, Min, OuterRef, Q

from handhaving.models import Controle, Signaal
from handhaving.signalen import werk
from klanten import kijkers, taaklinks
from klanten.models import Klant
from klanten.taaklinks import Pagina


def meld_aan() -> None:
    """Register the pages, and since when looks at a dossier keep still about a check."""
    kijkers.registreer_stil(stil_sinds)
    taaklinks.registreer(werk.WOORD, Pagina("handhaving:signaal", in_dossier=False, antwoord=True))
    taaklinks.registreer(werk.WOORD_BESTAND, Pagina("keten:invoer_bestand", in_dossier=False))


def stil_sinds(klant: Klant) -> datetime.datetime | None:
    """When the first signal came about which the client must not read yet; None when there is none (H-39).

    That is a signal about which nobody decided, or a check beside the service that still has to be announced
    or finished.
    """
    controles = Controle.objects.filter(signaal=OuterRef("pk"))
    wacht = ~Exists(controles) | Exists(controles.open().stil())
    naast = Q(besluit=Signaal.Besluit.PARALLEL) & wacht
    open_ = ~Q(stand=Signaal.Stand.BESLOTEN)
    sinds: datetime.datetime | None = klant.signalen.filter(open_ | naast).aggregate(sinds=Min("gemeld_op"))[
        "sinds"
    ]
    return sinds
