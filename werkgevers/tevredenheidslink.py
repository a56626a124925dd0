"""The link in the mail that opens one questionnaire, without an account and for a limited time."""

import datetime

from django.core import signing

from werkgevers.models import Tevredenheid

GELDIG = datetime.timedelta(days=60)
_ZOUT = "werkgevers.tevredenheid"


def kenmerk(tevredenheid: Tevredenheid) -> str:
    """What stands in the link: the number, signed."""
    return signing.dumps(tevredenheid.pk, salt=_ZOUT)


def nummer_in(kenmerk: str) -> int | None:
    """The number of the questionnaire that a link is about; None when it is too old or not ours."""
    try:
        return int(signing.loads(kenmerk, salt=_ZOUT, max_age=GELDIG))
    except signing.BadSignature:
        return None
