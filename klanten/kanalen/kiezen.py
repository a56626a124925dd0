"""Which class sends over which channel."""

from django.conf import settings

from klanten.kanalen.basis import Tijdelijk, Verzender
from klanten.kanalen.notify import Notify
from klanten.kanalen.smtp import Smtp

_DIENSTEN: dict[str, type[Verzender]] = {"smtp": Smtp, "notify": Notify}


def verzender(kanaal: str) -> Verzender:
    """The sender for a channel (`Zending.Kanaal`), as the setting KANALEN has it.

    Raises:
        Tijdelijk: nothing is connected to this channel.
    """
    naam = settings.KANALEN[kanaal]
    if not naam:
        raise Tijdelijk("Dit kanaal is niet aangesloten.")
    return _DIENSTEN[naam]()
