"""Pools of employers, and projects with them."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Locatie
from keten.tijd import vandaag
from werkgevers.aanspreekpunt import kandidaten
from werkgevers.models import Pool, Project, Projectdeelname, Uitlening, Vacature, Werkgever


def _mensen(form: forms.BaseForm, veld: str, locatie: Locatie) -> None:
    form.fields[veld].queryset = kandidaten(locatie)  # type: ignore[attr-defined]
    form.fields[veld].empty_label = "kies"  # type: ignore[attr-defined]


class PoolForm(EenmaligForm, forms.ModelForm[Pool]):
    """A new pool."""

    class Meta:
        model = Pool
        fields = ("naam", "vorm", "afspraken", "beheerder")

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _mensen(self, "beheerder", locatie)

    def _post_clean(self) -> None:
        """Leave checking the record to the domain, which knows the location."""


class PoolWijzigenForm(VersieForm[Pool]):
    """A pool that exists."""

    gestopt_op = Datumveld(label="Gestopt op", required=False, help_text="Leeg zolang de pool loopt.")

    class Meta:
        model = Pool
        fields = ("naam", "vorm", "afspraken", "beheerder", "gestopt_op")

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _mensen(self, "beheerder", locatie)


class PoollidForm(EenmaligForm):
    """A company that joins."""

    werkgever = forms.ModelChoiceField(queryset=Werkgever.objects.none(), empty_label="kies")
    van = Datumveld(label="Lid sinds", initial=vandaag)

    def __init__(self, *args: Any, pool: Pool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leden = pool.leden.filter(tot__isnull=True).values("werkgever")
        werkgevers = Werkgever.objects.lopend().filter(locatie=pool.locatie_id).exclude(pk__in=leden)
        self.fields["werkgever"].queryset = werkgevers  # type: ignore[attr-defined]


class UitleningForm(EenmaligForm, forms.ModelForm[Uitlening]):
    """Somebody whom a company lends."""

    groepen = (
        ("Wie", ("persoon", ("van_werkgever", "naar_werkgever"))),
        ("Wanneer", (("van", "tot"),)),
    )

    van = Datumveld(label="Eerste dag")
    tot = Datumveld(label="Laatste dag", required=False, help_text="Leeg als dat nog niet vaststaat.")

    class Meta:
        model = Uitlening
        fields = ("persoon", "van_werkgever", "naar_werkgever", "van", "tot")

    def __init__(self, *args: Any, pool: Pool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leden = Werkgever.objects.filter(pk__in=pool.leden.values("werkgever"))
        for veld in ("van_werkgever", "naar_werkgever"):
            self.fields[veld].queryset = leden  # type: ignore[attr-defined]
            self.fields[veld].empty_label = "kies"  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """Leave checking the record to the domain, which knows the pool."""


class TerugForm(EenmaligForm):
    """On which day somebody went back."""

    op = Datumveld(label="Laatste dag van de uitlening", initial=vandaag)


_PROJECT = ("naam", "doel", "sector", "trekker", "van", "tot", "werkgevers", "vacatures")


def _van_locatie(form: forms.BaseForm, locatie: Locatie, project: Project | None = None) -> None:
    """Let a form choose from what the location has, and keep what was chosen before."""
    _mensen(form, "trekker", locatie)
    werkgevers = Werkgever.objects.lopend().filter(locatie=locatie)
    vacatures = Vacature.objects.open().filter(locatie=locatie)
    if project is not None:
        werkgevers = werkgevers | Werkgever.objects.filter(projecten=project)
        vacatures = vacatures | Vacature.objects.filter(projecten=project)
    form.fields["werkgevers"].queryset = werkgevers.distinct()  # type: ignore[attr-defined]
    form.fields["vacatures"].queryset = vacatures.distinct().order_by("titel")  # type: ignore[attr-defined]
    form.fields["sector"].empty_label = "geen"  # type: ignore[attr-defined]


class ProjectForm(EenmaligForm, forms.ModelForm[Project]):
    """A new project."""

    klad = True
    van = Datumveld(label="Eerste dag", initial=vandaag)
    tot = Datumveld(label="Laatste dag", required=False)

    class Meta:
        model = Project
        fields = _PROJECT
        widgets: ClassVar = {
            "doel": forms.Textarea(attrs={"rows": 3}),
            "werkgevers": forms.SelectMultiple(attrs={"size": 6}),
            "vacatures": forms.SelectMultiple(attrs={"size": 6}),
        }
        help_texts: ClassVar = {
            "werkgevers": "Met Ctrl kiest u er meer dan een.",
            "vacatures": "Met Ctrl kiest u er meer dan een.",
        }

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _van_locatie(self, locatie)

    def _post_clean(self) -> None:
        """Leave checking the record to the domain, which knows the location."""


class ProjectWijzigenForm(VersieForm[Project]):
    """A project that exists, with what it brought."""

    van = Datumveld(label="Eerste dag")
    tot = Datumveld(label="Laatste dag", required=False)

    class Meta:
        model = Project
        fields = (*_PROJECT, "resultaat")
        widgets = ProjectForm.Meta.widgets
        help_texts = ProjectForm.Meta.help_texts

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _van_locatie(self, locatie, self.instance)


class UitkomstForm(EenmaligForm):
    """What a project brought somebody."""

    uitkomst = forms.ChoiceField(
        label="Wat heeft het opgeleverd",
        choices=[
            (code, naam.capitalize()) for code, naam in Projectdeelname.Uitkomst.choices if code != "loopt"
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat het heeft opgeleverd."},
    )
