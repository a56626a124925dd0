"""What the dossier knows already of an application, so that nobody has to tell it twice."""

from klanten import bekend as dossier
from klanten.bekend import Bekend
from klanten.models import Klant
from klanten.uitkeringen import lopend_van


def bekend_van(klant: Klant) -> dict[str, Bekend]:
    """What needs no asking, by the code of its question; also which benefits run already (K-09)."""
    return dossier.bekend(klant) | _uitkeringen(klant)


def _uitkeringen(klant: Klant) -> dict[str, Bekend]:
    lopend = list(lopend_van(klant))
    if not lopend:
        return {}
    return {
        "andere_uitkering": Bekend(
            naam="Uitkering",
            waarde=", ".join(str(uitkering.regime) for uitkering in lopend),
            ruw=lopend,
            sinds=min(uitkering.van for uitkering in lopend),
            door=", ".join(dict.fromkeys(str(uitkering.partner) for uitkering in lopend)),
            door_klant=False,
        )
    }
