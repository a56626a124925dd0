"""Who becomes the contact person."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from keten.forms.basis import EenmaligForm
from keten.models import Medewerker


class Kandidaatveld(forms.ModelChoiceField[Medewerker]):
    """A choice of candidates (`klanten.contactpersoon.kandidaten`), each with partner and caseload."""

    widget = forms.RadioSelect

    def label_from_instance(self, obj: Any) -> str:
        """One candidate in words."""
        klanten = "1 klant" if obj.aantal == 1 else f"{obj.aantal} klanten"
        return f"{obj} ({obj.partner}), {klanten}"


class ContactpersoonForm(EenmaligForm):
    """A candidate, and why when somebody is replaced."""

    medewerker = Kandidaatveld(
        label="Wie wordt de contactpersoon",
        queryset=Medewerker.objects.none(),
        empty_label=None,
        help_text="Wie nu de minste klanten heeft, staat bovenaan.",
    )
    reden = forms.CharField(label="Reden", required=False, max_length=300)

    def __init__(
        self,
        *args: Any,
        kandidaten: QuerySet[Medewerker],
        huidig: Medewerker | None,
        kolom: str = "",
        **kwargs: Any,
    ) -> None:
        """Make the form.

        Args:
            kolom: the organisation from which somebody is proposed; empty for any.
        """
        super().__init__(*args, **kwargs)
        if huidig is None:
            voorstel = kandidaten.filter(partner__kolom=kolom).first() or kandidaten.first()
            self.initial["medewerker"] = voorstel.pk if voorstel else None
            self.fields["reden"].help_text = "Bijvoorbeeld: kent de branche van de klant."
        else:
            kandidaten = kandidaten.exclude(pk=huidig.pk)
            self.fields["reden"].required = True
            self.fields["reden"].help_text = f"Waarom {huidig} niet langer de contactpersoon is."
        self.fields["medewerker"].queryset = kandidaten  # type: ignore[attr-defined]
