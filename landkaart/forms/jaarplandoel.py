"""Goals of a ketenjaarplan with their actions, and what is said about them later."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.indicatoren import Soort, alle
from keten.models import Locatie
from keten.rechten import Recht
from klanten.collegas import collegas
from landkaart.cijfers.uitsplitsen import UITSPLITSINGEN
from landkaart.jaarplan import metingen
from landkaart.models import (
    Doelafwijking,
    Doelevaluatie,
    Jaarplan,
    Jaarplanactie,
    Jaarplandoel,
    Portefeuille,
    Regiodoel,
)
from landkaart.overzichten.cijferbeeld import groepnaam

_KOPPEN = {
    Soort.KETEN: "Cijfers van de keten",
    Soort.UITKOMST: "Uitkomsten",
    Soort.KOLOM: "Cijfers van één partner",
}
_SCHEIDING = "|"
_KIES = "Kies een collega"


def getalveld(label: str, **anders: Any) -> forms.DecimalField:
    """A number with one decimal, typed with a comma."""
    vak = forms.TextInput(attrs={"inputmode": "decimal", "size": 10, "autocomplete": "off"})
    return forms.DecimalField(
        label=label, max_digits=10, decimal_places=1, localize=True, widget=vak, **anders
    )


def cijferkeuzes() -> list[tuple[str, Any]]:
    """Every figure by which a goal can be measured, those of the chain first."""
    return [
        ("", "Kies een cijfer"),
        *(
            (kop, [(i.code, f"{i.naam} ({i.eenheid})") for i in alle() if i.soort is soort])
            for soort, kop in _KOPPEN.items()
            if any(i.soort is soort for i in alle())
        ),
    ]


class DoelForm(EenmaligForm, VersieForm[Jaarplandoel]):
    """A goal; every field that makes it measurable is asked."""

    indicator = forms.ChoiceField(label="Aan welk cijfer zien wij dat")
    voor = forms.ChoiceField(label="Voor wie", required=False)
    nulwaarde = getalveld(
        "Nulmeting", required=False, help_text="Leeg: het laatste cijfer dat het portaal heeft gemeten."
    )
    nul_op = Datumveld(label="Gemeten op", required=False)
    streefwaarde = getalveld("Streefcijfer", help_text="Aantallen: per maand.")

    groepen = (
        ("Het doel", ("doelstelling", "indicator", "voor")),
        ("Van waar naar waar", (("nulwaarde", "nul_op"), "nul_reden", ("streefwaarde", "op"))),
        ("Van wie is het doel", ("eigenaar", "portefeuille", "regiodoel")),
    )

    class Meta:
        model = Jaarplandoel
        fields = (
            "doelstelling",
            "indicator",
            "nulwaarde",
            "nul_op",
            "nul_reden",
            "streefwaarde",
            "op",
            "eigenaar",
            "portefeuille",
            "regiodoel",
        )
        field_classes: ClassVar = {"op": Datumveld}
        labels: ClassVar = {"nul_reden": "Waarom een ander cijfer dan is gemeten", "eigenaar": "Eigenaar"}
        help_texts: ClassVar = {
            "doelstelling": "Bijvoorbeeld: meer klanten vinden werk voordat hun uitkering begint.",
            "nul_reden": "Alleen als u zelf een nulmeting invult.",
            "op": "Binnen het jaar van het plan. Bijvoorbeeld 31-12-2026",
            "eigenaar": "Krijgt een taak als het doel achterloopt.",
            "portefeuille": "Bij wie in het MT hoort dit doel.",
        }

    def __init__(self, *args: Any, plan: Jaarplan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["indicator"].choices = cijferkeuzes()
        velden["voor"].choices = [("", "Alle klanten"), *_groepkeuzes(plan.locatie, self.instance)]
        velden["voor"].initial = _SCHEIDING.join(
            filter(None, (self.instance.uitsplitsing, self.instance.groep))
        )
        velden["eigenaar"].queryset = collegas(plan.locatie, Recht.WERKVOORRAAD)
        velden["eigenaar"].empty_label = _KIES
        velden["portefeuille"].queryset = (
            Portefeuille.objects.lopend().filter(locatie=plan.locatie).select_related("mt_lid__gebruiker")
        )
        velden["portefeuille"].empty_label = "Geen"
        velden["regiodoel"].queryset = Regiodoel.objects.lopend().filter(
            regio=plan.locatie.regio_id, jaar=plan.jaar
        )
        velden["regiodoel"].empty_label = "Geen"

    def velden(self) -> dict[str, Any]:
        """The fields of the goal, with the breakdown and the group."""
        uitsplitsing, _, groep = self.cleaned_data["voor"].partition(_SCHEIDING)
        eigen = {naam: self.cleaned_data[naam] for naam in self._meta.fields or ()}
        return eigen | {"uitsplitsing": uitsplitsing, "groep": groep}


class ActieForm(EenmaligForm, VersieForm[Jaarplanactie]):
    """An action with who does it, and by when."""

    class Meta:
        model = Jaarplanactie
        fields = ("omschrijving", "eigenaar", "uiterlijk")
        field_classes: ClassVar = {"uiterlijk": Datumveld}
        labels: ClassVar = {"omschrijving": "Wat gaat er gebeuren"}
        help_texts: ClassVar = {
            "omschrijving": "Schrijf het zo op dat de eigenaar weet wat hij moet doen. Noem geen klanten.",
            "eigenaar": "Krijgt de actie als taak in de werkvoorraad, zodra het plan is vastgesteld.",
        }

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["eigenaar"]
        veld.queryset, veld.empty_label = collegas(locatie, Recht.WERKVOORRAAD), _KIES

    def velden(self) -> dict[str, Any]:
        """The fields of the action."""
        return {naam: self.cleaned_data[naam] for naam in self._meta.fields or ()}


class EigenaarForm(VersieForm[Jaarplanactie]):
    """Who takes an action over."""

    class Meta:
        model = Jaarplanactie
        fields = ("eigenaar",)
        labels: ClassVar = {"eigenaar": "Wie doet dit voortaan"}

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["eigenaar"]
        veld.queryset, veld.empty_label = collegas(locatie, Recht.WERKVOORRAAD), _KIES


class ToelichtingForm(VersieForm[Doelafwijking]):
    """Why a goal is off track; both are asked."""

    oorzaak = forms.CharField(
        label="Waardoor loopt dit doel achter", max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    aanpak = forms.CharField(
        label="Wat doen jullie eraan", max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )

    class Meta:
        model = Doelafwijking
        fields = ("oorzaak", "aanpak")


class EvaluatieForm(EenmaligForm):
    """What came of a goal."""

    uitkomst = forms.ChoiceField(
        label="Is het doel gehaald", choices=Doelevaluatie.Uitkomst.choices, widget=forms.RadioSelect
    )
    eindwaarde = getalveld("Cijfer aan het eind", required=False)
    tekst = forms.CharField(
        label="Wat leren jullie hiervan", max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    beleving = forms.CharField(
        label="Wat merkten klanten ervan",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld uit een peiling of van de cliëntenraad. Noem geen namen.",
    )


def _groepkeuzes(locatie: Locatie, doel: Jaarplandoel) -> list[tuple[str, Any]]:
    """The groups that have figures, by breakdown; the one of the goal itself always."""
    paren = metingen.groepen(locatie)
    eigen = (doel.uitsplitsing, doel.groep)
    if doel.uitsplitsing and eigen not in paren:
        paren.append(eigen)
    return [
        (
            naam,
            [(f"{code}{_SCHEIDING}{groep}", groepnaam(code, groep)) for deel, groep in paren if deel == code],
        )
        for code, naam in UITSPLITSINGEN.items()
        if any(deel == code for deel, _ in paren)
    ]
