"""Drawing up and adopting a ketenjaarplan."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.models import Ketenpartner
from keten.tijd import vandaag
from landkaart.models import TEKSTEN, Conceptversie, Jaarplan, Planakkoord


class NieuwPlanForm(EenmaligForm):
    """For which year."""

    jaar = forms.TypedChoiceField(
        label="Voor welk jaar",
        coerce=int,
        widget=forms.RadioSelect,
        help_text="Een plan stuurt vooraf. Stel het vast voordat het jaar begint.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = vandaag().year
        self.fields["jaar"].choices = [  # type: ignore[attr-defined]
            (nu + 1, str(nu + 1)),
            (nu, f"{nu} (dit jaar: het plan is dan te laat vastgesteld)"),
        ]
        self.fields["jaar"].initial = nu + 1


class PlantekstForm(VersieForm[Jaarplan]):
    """The texts of a draft."""

    class Meta:
        model = Jaarplan
        fields = (*TEKSTEN, "dienstconcepten")
        widgets: ClassVar = {
            **{naam: forms.Textarea(attrs={"rows": 5}) for naam in TEKSTEN},
            "dienstconcepten": forms.CheckboxSelectMultiple,
        }
        labels: ClassVar = {
            "visie": "Visie: waar geloven wij samen in",
            "ambities": "Ambities: wat willen wij dit jaar bereiken",
            "doelgroepen": "Doelgroepen: voor wie vooral",
            "dienstverlening": "Dienstverlening: hoe werken wij daarvoor samen",
            "dienstconcepten": "Volgens dit dienstverleningsconcept",
        }
        help_texts: ClassVar = {
            "visie": "U kunt dit nog leeg laten. Voor het voorleggen moet alles zijn ingevuld.",
            "dienstverlening": "Schrijf het zo op dat een medewerker eruit kan halen wat hij morgen doet.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eigen = Conceptversie.objects.filter(concept__locatie=self.instance.locatie_id)
        veld: Any = self.fields["dienstconcepten"]
        veld.queryset = eigen.select_related("concept__mijlpaal").order_by(
            "concept__mijlpaal__nummer", "-nummer"
        )
        veld.label_from_instance = lambda versie: f"{versie.concept.mijlpaal.naam}, {versie}"
        if not veld.queryset.exists():
            del self.fields["dienstconcepten"]

    def teksten(self) -> dict[str, Any]:
        """What was typed, with the service concepts that were chosen."""
        gekozen = self.cleaned_data
        return {naam: gekozen[naam] for naam in TEKSTEN} | {
            "dienstconcepten": gekozen.get("dienstconcepten", ())
        }


class WijzigingForm(EenmaligForm):
    """Why an adopted plan changes."""

    reden = forms.CharField(
        label="Waarom verandert het plan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De reden staat boven het nieuwe plan.",
    )


class TerugnemenForm(EenmaligForm):
    """Why a plan becomes a draft again."""

    reden = forms.CharField(
        label="Wat moet er anders",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wie al akkoord gaf, moet daarna opnieuw tekenen.",
    )


class TekenForm(EenmaligForm):
    """What a partner says about a plan."""

    ronde = forms.IntegerField(widget=forms.HiddenInput)
    partner = forms.ModelChoiceField(Ketenpartner.objects.none(), label="Namens", empty_label=None)
    niveau = forms.ChoiceField(
        label="Wie in uw organisatie moet akkoord zijn",
        choices=Planakkoord.Niveau.choices,
        widget=forms.RadioSelect,
    )
    stand = forms.ChoiceField(
        label="Hoe staat het ermee",
        choices=[
            (Planakkoord.Stand.AKKOORD, "Akkoord"),
            (Planakkoord.Stand.WACHT, "Wij wachten nog op de regio of centraal"),
        ],
        widget=forms.RadioSelect,
        help_text="Uw naam en de datum komen erbij te staan. Een akkoord kunt u niet wijzigen.",
    )
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=300,
        required=False,
        help_text="Bijvoorbeeld wie in de regio akkoord gaf, en wanneer.",
    )

    def __init__(self, *args: Any, partners: list[Ketenpartner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["partner"]
        veld.queryset = Ketenpartner.objects.filter(pk__in=[partner.pk for partner in partners])
        if len(partners) == 1:
            veld.initial = partners[0].pk
