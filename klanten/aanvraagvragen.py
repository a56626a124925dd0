"""The questions of an application, declared once (K-40): each is about the dossier, or stands alone.

The sources give the length of the short form, not its questions: these are sample content.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from keten.formulieren import Bedragveld, Datumveld
from keten.models import Ketenpartner
from klanten import bekend as dossier
from klanten.bekend import Bekend
from klanten.keuring import geldig_iban, geldige_postcode
from klanten.models import Aanvraag, Contactgegevens, Klant, Situatie
from klanten.uitkeringen import lopend_van

Kolom = Ketenpartner.Kolom
Veldmaker = Callable[..., forms.Field]
JA_NEE = (("ja", _("Ja")), ("nee", _("Nee")))
REDENEN = (
    ("contract", _("Mijn contract is afgelopen")),
    ("ontslag", _("Mijn werkgever heeft mij ontslagen")),
    ("zelf", _("Ik ben zelf gestopt met werken")),
    ("opleiding", _("Ik ben klaar met school of studie")),
    ("anders", _("Iets anders")),
)


@dataclass(frozen=True)
class Vraag:
    """One question.

    Attributes:
        code: of a question about the dossier, the name of that field in `klanten.bekend`.
        tekst: as the client reads it.
        maak: makes the field of the form.
        dossier: whether the answer belongs in the dossier, where everybody uses it.
        kort: whether it stands in the short form too.
        kolom: only for benefits of this kind of partner; empty for all.
    """

    code: str
    groep: str | Promise
    tekst: str | Promise
    maak: Veldmaker
    dossier: bool = True
    kort: bool = False
    kolom: str = ""
    nodig: bool = True
    hulp: str | Promise = ""

    def veld(self, *, nodig: bool) -> forms.Field:
        """A field of a form for the answer.

        Args:
            nodig: whether what must be answered has to be answered now.
        """
        return self.maak(label=self.tekst, required=nodig and self.nodig, help_text=self.hulp)

    def in_woorden(self, waarde: str) -> str:
        """A stored answer as a person reads it."""
        keuzes = dict(getattr(self.veld(nodig=False), "choices", ()))
        return str(keuzes.get(waarde, waarde))


def _tekst(**kwargs: Any) -> forms.Field:
    return forms.CharField(max_length=100, **kwargs)


def _lang(**kwargs: Any) -> forms.Field:
    return forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


def _getal(hoogste: int, laagste: int = 0) -> Veldmaker:
    def maak(**kwargs: Any) -> forms.Field:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 4})
        return forms.IntegerField(min_value=laagste, max_value=hoogste, widget=widget, **kwargs)

    return maak


def _keuze(keuzes: Any) -> Veldmaker:
    return lambda **kwargs: forms.ChoiceField(
        choices=[(code, capfirst(naam)) for code, naam in keuzes], widget=forms.RadioSelect, **kwargs
    )


def _lijst(keuzes: Any) -> Veldmaker:
    return lambda **kwargs: forms.ChoiceField(
        choices=[("", _("Kies")), *((code, capfirst(naam)) for code, naam in keuzes)], **kwargs
    )


def _gekeurd(keur: Callable[[Any], Any], **attrs: Any) -> Veldmaker:
    def maak(**kwargs: Any) -> forms.Field:
        return forms.CharField(
            max_length=34,
            validators=[keur],
            widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}),
            **kwargs,
        )

    return maak


def _telefoon(**kwargs: Any) -> forms.Field:
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    veld: forms.Field = PhoneNumberField(widget=widget, **kwargs)
    return veld


def _ja_nee(**kwargs: Any) -> forms.Field:
    return forms.TypedChoiceField(
        choices=JA_NEE,
        coerce=lambda waarde: waarde == "ja",
        empty_value=None,
        widget=forms.RadioSelect,
        **kwargs,
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
        _keuze(REDENEN),
        dossier=False,
        kort=True,
    ),
    Vraag("arbeid", _WERK, _("Wat is nu uw situatie?"), _keuze(Situatie.Arbeid.choices), kort=True),
    Vraag(
        "werkloos_sinds",
        _WERK,
        _("Sinds wanneer hebt u geen werk?"),
        Datumveld,
        kort=True,
        nodig=False,
        hulp=_("Vul dit in als u werkloos bent, bijvoorbeeld 31-01-2026."),
    ),
    Vraag("laatste_beroep", _WERK, _("Wat was uw laatste beroep?"), _tekst, kort=True),
    Vraag(
        "laatste_werkgever",
        _WERK,
        _("Bij welke werkgever werkte u het laatst?"),
        _tekst,
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
    Vraag("gewenst_beroep", _WERK, _("Welk werk zoekt u?"), _tekst),
    Vraag("beschikbaar_vanaf", _WERK, _("Vanaf welke dag kunt u werken?"), Datumveld, kort=True),
    Vraag("uren_per_week", _WERK, _("Hoeveel uur per week kunt u werken?"), _getal(60, 1), kort=True),
    Vraag(
        "startkwalificatie",
        _WERK,
        _("Hebt u een diploma havo, vwo of mbo niveau 2 of hoger?"),
        _ja_nee,
    ),
    Vraag("woonvorm", _THUIS, _("Hoe woont u?"), _lijst(Situatie.Woonvorm.choices), kort=True),
    Vraag("kinderen_thuis", _THUIS, _("Hoeveel kinderen wonen bij u thuis?"), _getal(20)),
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
        "andere_uitkering", _GELD, _("Krijgt u al een andere uitkering?"), _lang, dossier=False, nodig=False
    ),
    Vraag(
        "iban",
        _GELD,
        _("Op welk rekeningnummer wilt u het geld?"),
        _gekeurd(geldig_iban, size=28),
        kort=True,
        hulp=_("Uw IBAN, bijvoorbeeld NL91 ABNA 0417 1643 00."),
    ),
    Vraag("straat", _BEREIK, _("Straat en huisnummer"), _tekst),
    Vraag("postcode", _BEREIK, _("Postcode"), _gekeurd(geldige_postcode, size=8)),
    Vraag("woonplaats", _BEREIK, _("Woonplaats"), _tekst),
    Vraag("telefoon", _BEREIK, _("Telefoonnummer"), _telefoon),
)


def vragen_van(aanvraag: Aanvraag) -> list[Vraag]:
    """The questions of one application: short or full, and those of its kind of benefit."""
    kort = aanvraag.vorm == Aanvraag.Vorm.KORT
    return [
        vraag for vraag in VRAGEN if (vraag.kort or not kort) and vraag.kolom in ("", aanvraag.regime.kolom)
    ]


def bekend_van(klant: Klant) -> dict[str, Bekend]:
    """What needs no asking, by the code of its question; also which benefits run already (K-09)."""
    return dossier.bekend(klant) | _uitkeringen(klant)


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
        return f"{waarde:.2f}".replace(".", ",")
    return str(getattr(waarde, "as_national", waarde))


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
