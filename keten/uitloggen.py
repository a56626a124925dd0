"""What a message of an identity provider ends here: sessions, and the keys that systems got."""

import hashlib

from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from keten.bronsessies import onthoud_einde
from keten.models import Aanmeldbron, Bronsessie, Gebruiker
from keten.systemen import trek_tokens_in_van
from keten.uitlogbericht import GELDIG, SPELING, Uitlogbericht, lees


def verwerk(*, bron: Aanmeldbron, token: str) -> None:
    """End what a provider says is over, at the next request of each session, and revoke keys of systems.

    A message that names a session ends that one; those of the same person of which the provider gave no name
    end with it. A key belongs to no session, so all keys of the person go. Whom nobody here knows changes
    nothing. The account stays open: at the next sign-in the provider decides again. What came in before is
    done already, and ends nothing that began since.

    Args:
        token: the message as it came in (`keten.uitlogbericht.lees`).

    Raises:
        OngeldigBericht: it is not to be trusted; nothing has changed.
        keten.bronsleutels.SleutelsOnbereikbaar: that cannot be told now; nothing has changed.
    """
    bericht = lees(bron, token)
    # Before the sessions are looked up: who is still on the way here finds this, or is found.
    onthoud_einde(bron=bron, bericht=bericht)
    with transaction.atomic():
        # First, so that messages of one source come one after the other.
        Aanmeldbron.objects.filter(pk=bron.pk).update(uitlogbericht_op=timezone.now())
        sessies = _genoemd(bron, bericht)
        wie = Q(bronsessies__in=sessies)
        if bericht.sub:
            wie = Q(socialaccount__provider=bron.code, socialaccount__uid=bericht.sub)
        mensen = list(Gebruiker.objects.filter(wie).distinct())
        sessies.update(geeindigd_op=timezone.now())
        trek_tokens_in_van(mensen)
        nummer = hashlib.sha256(bericht.jti.encode()).hexdigest()
        houdbaar = (GELDIG + 2 * SPELING).total_seconds()
        # Last, so that what fails before it can be sent once more; a second one undoes what it just did.
        if not cache.add(f"uitlogbericht:{bron.pk}:{nummer}", True, timeout=houdbaar):
            transaction.set_rollback(True)


def _genoemd(bron: Aanmeldbron, bericht: Uitlogbericht) -> QuerySet[Bronsessie]:
    """The sessions that a message is about."""
    sessies = bron.sessies.filter(geeindigd_op=None)
    if not bericht.sub:
        return sessies.filter(sid=bericht.sid)
    wie = SocialAccount.objects.filter(provider=bron.code, uid=bericht.sub).values("user")
    sessies = sessies.filter(gebruiker__in=wie)
    return sessies.filter(sid__in=["", bericht.sid]) if bericht.sid else sessies
