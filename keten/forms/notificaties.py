"""Subscriptions of systems: what is chosen above the lists, and what a subscription asks."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from keten.forms.basis import EenmaligForm, VersieForm
from keten.models import Abonnement, Medewerker, Notificatie, Systeem
from keten.notificaties import soorten
from keten.systemen import systemen_van


class AbonnementForm(EenmaligForm, VersieForm[Abonnement]):
    """What a system hears, and where; of which system is chosen once."""

    groepen: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Waarheen", ("systeem", "adres")),
        ("Waarover", ("soorten",)),
    )
    soorten = forms.MultipleChoiceField(
        label="Gebeurtenissen",
        widget=forms.CheckboxSelectMultiple,
        help_text=(
            "Het systeem hoort wat voor gebeurtenis het is en bij welk klantnummer, en niets over de inhoud. "
            "Over handhaving, medisch advies en incidenten gaat er nooit iets naar buiten."
        ),
    )

    class Meta:
        model = Abonnement
        fields = ("systeem", "adres", "soorten")
        help_texts: ClassVar = {
            "systeem": "Staat het systeem er niet bij? Sluit het eerst aan.",
            "adres": "Waar het systeem berichten aanneemt, bijvoorbeeld https://systeem.example/lwi",
        }
        widgets: ClassVar = {"adres": forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"})}

    def __init__(self, *args: Any, medewerker: Medewerker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze = self.fields["soorten"]
        assert isinstance(keuze, forms.MultipleChoiceField)
        bekend = {soort.code: soort.naam.capitalize() for soort in soorten.alle()}
        keuze.choices = list(bekend.items())
        self.initial["soorten"] = [code for code in self.initial.get("soorten") or [] if code in bekend]
        if self.instance.pk:
            del self.fields["systeem"]
            self.groepen = (("Waarheen", ("adres",)), self.groepen[1])
        else:
            systeem = self.fields["systeem"]
            assert isinstance(systeem, forms.ModelChoiceField)
            systeem.empty_label = "Kies een systeem"
            met_toegang = Systeem.objects.open().values("pk")
            systeem.queryset = systemen_van(medewerker).filter(pk__in=met_toegang).order_by("naam")

    def clean_soorten(self) -> list[str]:
        """Always in the order in which they are kept."""
        return sorted(self.cleaned_data["soorten"])

    def velden(self) -> dict[str, Any]:
        """What the domain function takes."""
        return {naam: self.cleaned_data[naam] for naam in self.Meta.fields if naam in self.fields}


class NotificatieFilter(forms.Form):
    """The filters of the list; what makes no sense in an address is left out."""

    stand = forms.ChoiceField(
        label="Stand", required=False, choices=[("", "Alle"), *Notificatie.Stand.choices]
    )
    abonnement = forms.ModelChoiceField(
        label="Abonnement", required=False, empty_label="Alle", queryset=Abonnement.objects.none()
    )

    def __init__(self, *args: Any, abonnementen: QuerySet[Abonnement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze = self.fields["abonnement"]
        assert isinstance(keuze, forms.ModelChoiceField)
        keuze.queryset = abonnementen.select_related("systeem")

    def pas_toe(self, notificaties: QuerySet[Notificatie]) -> QuerySet[Notificatie]:
        """Keep the notifications that fit the choices."""
        self.is_valid()
        return notificaties.filter(**{naam: keuze for naam, keuze in self.cleaned_data.items() if keuze})
