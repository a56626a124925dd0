"""The market plan, aims, data from outside, and who works along with a team."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Locatie, Medewerker, Team
from keten.tijd import vandaag
from klanten.forms.volgen import Keuzefilter
from werkgevers.aanspreekpunt import kandidaten
from werkgevers.models import Marktplan, Marktplanregel, Sector, Streefcijfer, Teamdeelnemer

_REGEL = ("prioriteit", "contacten", "waarom")


class MarktplanForm(EenmaligForm):
    """For which year, and what it is about."""

    jaar = forms.TypedChoiceField(coerce=int, choices=[])
    toelichting = forms.CharField(
        label="Waar het om gaat dit jaar",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jaar = vandaag().year
        self.fields["jaar"].choices = [(een, str(een)) for een in (jaar, jaar + 1, jaar - 1)]  # type: ignore[attr-defined]


class ToelichtingForm(VersieForm[Marktplan]):
    """What a draft is about."""

    class Meta:
        model = Marktplan
        fields = ("toelichting",)


class PlansectorForm(EenmaligForm, forms.ModelForm[Marktplanregel]):
    """A sector in the plan."""

    class Meta:
        model = Marktplanregel
        fields = ("sector", *_REGEL)
        help_texts: ClassVar = {"waarom": "Bijvoorbeeld: veel zoekenden, weinig vacatures."}

    def __init__(self, *args: Any, plan: Marktplan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nieuw = Sector.objects.exclude(pk__in=plan.regels.values("sector")).order_by("naam")
        self.fields["sector"].queryset = nieuw  # type: ignore[attr-defined]
        self.fields["sector"].empty_label = "kies"  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """Leave checking the record to the domain, which knows the plan."""


class PlanregelForm(VersieForm[Marktplanregel]):
    """How soon, why and how many contacts."""

    class Meta:
        model = Marktplanregel
        fields = _REGEL


class StreefcijferForm(EenmaligForm):
    """How many, of what, by whom."""

    jaar = forms.TypedChoiceField(coerce=int, choices=[])
    soort = forms.ChoiceField(label="Waarvan", choices=Streefcijfer.Soort)
    aantal = forms.IntegerField(label="Hoeveel in het jaar", min_value=1, max_value=10_000)
    medewerker = forms.ModelChoiceField(
        queryset=Medewerker.objects.none(),
        required=False,
        empty_label="de hele locatie",
        help_text="Laat leeg voor de locatie of een team.",
    )
    team = forms.ModelChoiceField(queryset=Team.objects.none(), required=False, empty_label="geen team")

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jaar = vandaag().year
        self.fields["jaar"].choices = [(jaar, str(jaar)), (jaar + 1, str(jaar + 1))]  # type: ignore[attr-defined]
        teams = Team.objects.lopend().filter(locatie=locatie, soort=Team.Soort.WERKGEVERS)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        self.fields["medewerker"].queryset = kandidaten(locatie)  # type: ignore[attr-defined]


class DeelnemerForm(EenmaligForm, forms.ModelForm[Teamdeelnemer]):
    """An organisation that works along with a team."""

    van = Datumveld(label="Doet mee sinds", initial=vandaag)

    class Meta:
        model = Teamdeelnemer
        fields = ("organisatie", "soort", "bijdrage", "van")

    def _post_clean(self) -> None:
        """Leave checking the record to the domain, which knows the team."""


class SectorFilter(Keuzefilter):
    """Of which sector to show occupations."""

    sector = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sectoren = Sector.objects.filter(beroepen__isnull=False).distinct().order_by("naam")
        keuzes = [("", "Alle sectoren"), *sectoren.values_list("code", "naam")]
        self.fields["sector"].choices = keuzes  # type: ignore[attr-defined]
