"""The agreement on a step of the process, and the filter of what takes too long."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst

from keten.forms.basis import VersieForm
from keten.models import Ketenpartner
from klanten.models import Processtap
from klanten.models.processtap import ROLLEN


class ProcesstapForm(VersieForm[Processtap]):
    """How long a step may take, who does it, and which information goes along."""

    groepen = (("", ("werkdagen", ("kolom", "rol"), "informatie")),)

    class Meta:
        model = Processtap
        fields = ("werkdagen", "kolom", "rol", "informatie")
        labels: ClassVar = {
            "werkdagen": "Doorlooptijd in werkdagen",
            "kolom": "Welke partner doet dit",
            "rol": "Wie doet dit",
            "informatie": "Welke informatie gaat mee",
        }
        help_texts: ClassVar = {
            "werkdagen": "1 tot en met 250. Geldt meteen, ook voor klanten die nu bij deze stap staan.",
        }
        error_messages: ClassVar = {
            "werkdagen": dict.fromkeys(
                ("required", "invalid", "min_value", "max_value"), "Vul een getal in van 1 tot en met 250."
            ),
        }
        widgets: ClassVar = {
            "werkdagen": forms.TextInput({"inputmode": "numeric", "size": 5, "autocomplete": "off"}),
            "informatie": forms.Textarea({"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kolommen = [(code, capfirst(naam)) for code, naam in Ketenpartner.Kolom.choices]
        self.fields["kolom"].choices = [("", "Elke partner"), *kolommen]  # type: ignore[attr-defined]
        self.fields["kolom"].help_text = ""
        rollen = [(code, capfirst(naam)) for code, naam in ROLLEN]
        self.fields["rol"].choices = [("", "Kies wie dit doet"), *rollen]  # type: ignore[attr-defined]


class TeLaatFilter(forms.Form):
    """Whose steps, and which step; what makes no sense in an address is left out."""

    van = forms.ChoiceField(
        label="Van wie", required=False, choices=[("", "Mijn stappen"), ("alles", "Alle stappen")]
    )
    stap = forms.ChoiceField(
        label="Stap",
        required=False,
        choices=[("", "Alle"), *((stap.label, stap.label) for stap in Processtap.Stap)],
    )

    @classmethod
    def gekozen(cls, vraag: Mapping[str, Any]) -> "TeLaatFilter":
        """A form that shows the valid choices of an address; they stand in `initial`."""
        gevraagd = cls(vraag)
        gevraagd.is_valid()
        return cls(initial={naam: waarde for naam, waarde in gevraagd.cleaned_data.items() if waarde})
