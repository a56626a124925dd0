"""One question of an application, and the kinds of field that answer it (K-40)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from keten.models import Ketenpartner

Kolom = Ketenpartner.Kolom
Veldmaker = Callable[..., forms.Field]
JA_NEE = (("ja", _("Ja")), ("nee", _("Nee")))


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


def tekstveld(**kwargs: Any) -> forms.Field:
    """A field for one line of text."""
    return forms.CharField(max_length=100, **kwargs)


def lang_tekstveld(**kwargs: Any) -> forms.Field:
    """A field for a few sentences."""
    return forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


def getalveld(hoogste: int, laagste: int = 0) -> Veldmaker:
    """A maker of fields for a whole number from `laagste` to `hoogste`."""

    def maak(**kwargs: Any) -> forms.Field:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 4})
        return forms.IntegerField(min_value=laagste, max_value=hoogste, widget=widget, **kwargs)

    return maak


def keuzeveld(keuzes: Any) -> Veldmaker:
    """A maker of fields with one choice out of few, all of them in sight."""
    return lambda **kwargs: forms.ChoiceField(
        choices=[(code, capfirst(naam)) for code, naam in keuzes], widget=forms.RadioSelect, **kwargs
    )


def lijstveld(keuzes: Any) -> Veldmaker:
    """A maker of fields with one choice out of a list."""
    return lambda **kwargs: forms.ChoiceField(
        choices=[("", _("Kies")), *((code, capfirst(naam)) for code, naam in keuzes)], **kwargs
    )


def gekeurd_veld(keur: Callable[[Any], Any], **attrs: Any) -> Veldmaker:
    """A maker of text fields whose answer `keur` judges; `attrs` go on the input."""

    def maak(**kwargs: Any) -> forms.Field:
        return forms.CharField(
            max_length=34,
            validators=[keur],
            widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}),
            **kwargs,
        )

    return maak


def telefoonveld(**kwargs: Any) -> forms.Field:
    """A field for a telephone number."""
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    veld: forms.Field = PhoneNumberField(widget=widget, **kwargs)
    return veld


def ja_nee_veld(**kwargs: Any) -> forms.Field:
    """A field for yes or no; neither is chosen beforehand."""
    return forms.TypedChoiceField(
        choices=JA_NEE,
        coerce=lambda waarde: waarde == "ja",
        empty_value=None,
        widget=forms.RadioSelect,
        **kwargs,
    )
