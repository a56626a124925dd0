"""Who may come in, and through what: the one answer for pages, signing in, the API and the calendar feed.

A source that decides what somebody may do must be asked, else access would outlive the job. That holds for a
closed one too: it may have dropped people long ago. Administrators keep their password: somebody must be able
to mend a source that does not answer.
"""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Q, QuerySet

from keten.models import Aanmeldbron, Bronkoppeling, Gebruiker, Medewerker
from keten.rechten import Rol
from keten.tijd import vandaag

_BEHEERDER = {"rollen__contains": [Rol.BEHEERDER]}


def is_toegelaten(pad: str = "") -> Q:
    """Which employees may come in today.

    Their account is open, and a source lets them in, or none has to: no leading source and no source that
    named a last day which has passed. An account that a leading source made has no password, so that nothing
    is left of it once it is unlinked, until its owner gets one.

    Args:
        pad: where the employee stands, seen from another record: `medewerker__`.
    """
    koppelingen = Bronkoppeling.objects.filter(medewerker=OuterRef(f"{pad}pk"))
    voorbij, nu = Q(laatste_dag__lt=vandaag()), Q(ontkoppeld_op=None)
    via_bron = koppelingen.filter(nu, bron__in=Aanmeldbron.objects.open()).exclude(voorbij)
    zonder_wachtwoord = Q(
        bron__leidend=True,
        wijze=Bronkoppeling.Wijze.NIEUW,
        medewerker__gebruiker__password__startswith=UNUSABLE_PASSWORD_PREFIX,
    )
    hangt_af = koppelingen.filter(nu & (voorbij | Q(bron__leidend=True)) | zonder_wachtwoord)
    beheerder = Q(**{f"{pad}{veld}": waarde for veld, waarde in _BEHEERDER.items()})
    is_open = Q(**{f"{pad}gebruiker__is_active": True})
    return is_open & (beheerder | Q(Exists(via_bron)) | ~Q(Exists(hangt_af)))


def leidende_bronnen(gebruiker: Gebruiker) -> QuerySet[Aanmeldbron]:
    """The sources that decide about an account, also those that closed; none once they are unlinked."""
    mensen = Medewerker.objects.filter(gebruiker=gebruiker).exclude(**_BEHEERDER)
    gekoppeld = Bronkoppeling.objects.filter(medewerker__in=mensen, ontkoppeld_op=None)
    return Aanmeldbron.objects.filter(leidend=True, koppelingen__in=gekoppeld)


def moet_via_bron(gebruiker: Gebruiker) -> Aanmeldbron | None:
    """The source through which an account must come in; None when a password or passkey will do."""
    bronnen = leidende_bronnen(gebruiker)
    return bronnen.filter(pk__in=Aanmeldbron.objects.open()).first() or bronnen.first()
