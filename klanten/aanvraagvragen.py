"""The questions of an application, declared once (K-40): each is about the dossier, or stands alone.

The sources give the length of the short form, not its questions: these are sample content.
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from keten.formulieren import Bedragveld, Datumveld
from keten.getallen import met_komma
from klanten import bekend as dossier
from klanten.aanvraagvelden import (
    Kolom,
    Vraag,
    gekeurd_veld,
    getalveld,
    ja_nee_veld,
    keuzeveld,
    lang_tekstveld,
    lijstveld,
    tekstveld,
    telefoonveld,
)
from klanten.keuring import geldig_iban, geldige_postcode
from klanten.models import Aanvraag, Contactgegevens, Situatie

REDENEN = (
    ("contract", _("Mijn contract is afgelopen")),
    ("ontslag", _("Mijn werkgever heeft mij ontslagen")),
    ("zelf", _("Ik ben zelf gestopt met werken")),
    ("opleiding", _("Ik ben klaar met school of studie")),
    ("anders", _("Iets anders")),
)
_WERK, _THUIS, _GELD, _BEREIK = _("Uw werk"), _("Wonen en gezin"), _("Uw geld"), _("Adres en telefoon")
VRAGEN = (
    Vraag(
        "eerste_dag",
        _WERK,
        _("Vanaf welke dag vraagt u de uitkering aan?"),
        Datumveld,
        dossier=False,
        kort=True,
    ),
    Vraag(
        "reden_werkloos",
        _WERK,
        _("Waarom hebt u een uitkering nodig?"),
        keuzeveld(REDENEN),
        dossier=False,
        kort=True,
    ),
    Vraag("arbeid", _WERK, _("Wat is nu uw situatie?"), keuzeveld(Situatie.Arbeid.choices), kort=True),
    Vraag(
        "werkloos_sinds",
        _WERK,
        _("Sinds wanneer hebt u geen werk?"),
        Datumveld,
        kort=True,
        nodig=False,
        hulp=_("Vul dit in als u werkloos bent, bijvoorbeeld 31-01-2026."),
    ),
    Vraag("laatste_beroep", _WERK, _("Wat was uw laatste beroep?"), tekstveld, kort=True),
    Vraag(
        "laatste_werkgever",
        _WERK,
        _("Bij welke werkgever werkte u het laatst?"),
        tekstveld,
        dossier=False,
        nodig=False,
    ),
    Vraag(
        "laatste_loon",
        _WERK,
        _("Hoeveel verdiende u daar bruto per maand?"),
        Bedragveld,
        dossier=False,
        nodig=False,
    ),
    Vraag("gewenst_beroep", _WERK, _("Welk werk zoekt u?"), tekstveld),
    Vraag("beschikbaar_vanaf", _WERK, _("Vanaf welke dag kunt u werken?"), Datumveld, kort=True),
    Vraag("uren_per_week", _WERK, _("Hoeveel uur per week kunt u werken?"), getalveld(60, 1), kort=True),
    Vraag(
        "startkwalificatie",
        _WERK,
        _("Hebt u een diploma havo, vwo of mbo niveau 2 of hoger?"),
        ja_nee_veld,
    ),
    Vraag("woonvorm", _THUIS, _("Hoe woont u?"), lijstveld(Situatie.Woonvorm.choices), kort=True),
    Vraag("kinderen_thuis", _THUIS, _("Hoeveel kinderen wonen bij u thuis?"), getalveld(20)),
    Vraag(
        "jongste_kind_geboren",
        _THUIS,
        _("Wanneer is het jongste kind geboren?"),
        Datumveld,
        nodig=False,
        hulp=_("Alleen als er kinderen thuis wonen. Bijvoorbeeld 31-01-2026."),
    ),
    Vraag(
        "woonlasten",
        _THUIS,
        _("Hoeveel betaalt u per maand aan huur of hypotheek?"),
        Bedragveld,
        dossier=False,
        kolom=Kolom.GEMEENTE,
    ),
    Vraag(
        "inkomsten_per_maand",
        _GELD,
        _("Hoeveel geld krijgt u nu per maand?"),
        lambda **kwargs: Bedragveld(max_digits=8, **kwargs),
        kort=True,
        hulp=_("Netto, in euro. Vul 0 in als u niets krijgt."),
    ),
    Vraag(
        "inkomsten_partner",
        _GELD,
        _("Hoeveel geld krijgt uw partner per maand?"),
        Bedragveld,
        dossier=False,
        kolom=Kolom.GEMEENTE,
        nodig=False,
        hulp=_("Netto, in euro. Alleen als u een partner hebt."),
    ),
    Vraag(
        "vermogen",
        _GELD,
        _("Hoeveel spaargeld en ander bezit hebt u samen?"),
        lambda **kwargs: Bedragveld(max_digits=12, **kwargs),
        dossier=False,
        kolom=Kolom.GEMEENTE,
        hulp=_("In euro. Tel uw huis niet mee."),
    ),
    Vraag(
        "andere_uitkering",
        _GELD,
        _("Krijgt u al een andere uitkering?"),
        lang_tekstveld,
        dossier=False,
        nodig=False,
    ),
    Vraag(
        "iban",
        _GELD,
        _("Op welk rekeningnummer wilt u het geld?"),
        gekeurd_veld(geldig_iban, size=28),
        kort=True,
        hulp=_("Uw IBAN, bijvoorbeeld NL91 ABNA 0417 1643 00."),
    ),
    Vraag("straat", _BEREIK, _("Straat en huisnummer"), tekstveld),
    Vraag("postcode", _BEREIK, _("Postcode"), gekeurd_veld(geldige_postcode, size=8)),
    Vraag("woonplaats", _BEREIK, _("Woonplaats"), tekstveld),
    Vraag("telefoon", _BEREIK, _("Telefoonnummer"), telefoonveld),
)


def vragen_van(aanvraag: Aanvraag) -> list[Vraag]:
    """The questions of one application: short or full, and those of its kind of benefit."""
    kort = aanvraag.vorm == Aanvraag.Vorm.KORT
    return [
        vraag for vraag in VRAGEN if (vraag.kort or not kort) and vraag.kolom in ("", aanvraag.regime.kolom)
    ]


def splits(antwoorden: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of answers, what belongs in `Situatie` and what in `Contactgegevens`."""
    in_dossier = {vraag.code for vraag in VRAGEN if vraag.dossier}
    situatie, contact = dossier.VELDEN[Situatie], dossier.VELDEN[Contactgegevens]
    return (
        {code: w for code, w in antwoorden.items() if code in in_dossier and code in situatie},
        {code: w for code, w in antwoorden.items() if code in in_dossier and code in contact},
    )


def als_tekst(waarde: Any) -> str:
    """An answer as it is kept, and as it stands in the form again."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, Decimal):
        return met_komma(waarde, 2)
    return str(getattr(waarde, "as_national", waarde))
