"""What happens to the caseload of a colleague who is away or leaves."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.forms.contactpersoon import Kandidaatveld
from klanten.models import Verdeling


class Ontvangersveld(forms.ModelMultipleChoiceField[Medewerker]):
    """A choice of colleagues (`klanten.verdelen.kandidaten`), each with partner and caseload."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """One colleague in words."""
        return Kandidaatveld.label_from_instance(self, obj)  # type: ignore[arg-type]


class VerdelingForm(EenmaligForm):
    """Standing in or transferring, why, by whom and how long."""

    groepen = (
        ("Wat en waarom", ("soort", "reden", "toelichting")),
        ("Door wie", ("ontvangers",)),
        ("Alleen bij waarnemen", (("eerste_dag", "laatste_dag"),)),
    )

    soort = forms.ChoiceField(
        label="Wat wilt u",
        widget=forms.RadioSelect,
        choices=[(soort.value, capfirst(soort.label)) for soort in Verdeling.Soort],
    )
    reden = forms.ChoiceField(
        label="Reden",
        widget=forms.RadioSelect,
        choices=[(reden.value, capfirst(reden.label)) for reden in Verdeling.Reden],
    )
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=300,
        required=False,
        help_text="Collega's lezen dit in de dossiers. Schrijf niets over iemands gezondheid.",
    )
    ontvangers = Ontvangersveld(
        label="Wie neemt over",
        queryset=Medewerker.objects.none(),
        help_text="Bij waarnemen één collega. Bij overdragen verdeelt het portaal de klanten gelijk.",
    )
    eerste_dag = Datumveld(label="Eerste dag", required=False)
    laatste_dag = Datumveld(label="Laatste dag", required=False, help_text="Leeg: tot u het waarnemen stopt.")

    def __init__(self, *args: Any, kandidaten: QuerySet[Medewerker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ontvangers"].queryset = kandidaten  # type: ignore[attr-defined]
        self.initial.setdefault("soort", Verdeling.Soort.WAARNEMING)
        self.initial.setdefault("eerste_dag", vandaag())

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        keuze = super().clean() or self.cleaned_data
        eerste, laatste = keuze.get("eerste_dag"), keuze.get("laatste_dag")
        if eerste and laatste and laatste < eerste:
            self.add_error("laatste_dag", "De laatste dag ligt voor de eerste.")
        return keuze
