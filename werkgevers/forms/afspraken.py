"""What employers are promised, and lasting agreements with them."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Ketenpartner, Locatie
from keten.tijd import vandaag
from klanten.forms.volgen import Keuzefilter
from werkgevers.aanspreekpunt import kandidaten
from werkgevers.models import Leveringsafspraak, Samenwerkingsafspraak, Vacature, Werkgever

_Stand = Leveringsafspraak.Stand


class LeveringsafspraakForm(EenmaligForm, forms.ModelForm[Leveringsafspraak]):
    """What, how many, by when, and who sees to it."""

    uiterlijk = Datumveld(error_messages={"required": "Vul in wanneer het uiterlijk klaar is."})

    class Meta:
        model = Leveringsafspraak
        fields = ("wat", "aantal", "uiterlijk", "vacature", "verantwoordelijke")
        error_messages: ClassVar = {
            "wat": {"required": "Vul in wat is beloofd."},
            "verantwoordelijke": {"required": "Kies wie ervoor zorgt."},
        }
        help_texts: ClassVar = {"vacature": "Als de afspraak over een vacature gaat."}

    def __init__(self, *args: Any, werkgever: Werkgever, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vacatures = Vacature.objects.open().zichtbaar_op(locatie).filter(werkgever=werkgever)
        self.fields["vacature"].queryset = vacatures  # type: ignore[attr-defined]
        self.fields["vacature"].empty_label = "geen"  # type: ignore[attr-defined]
        self.fields["verantwoordelijke"].queryset = kandidaten(locatie)  # type: ignore[attr-defined]
        self.fields["verantwoordelijke"].empty_label = "kies"  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """Leave checking the record to the domain, which knows the employer."""


class AfrondenForm(EenmaligForm):
    """Whether a promise was kept."""

    stand = forms.ChoiceField(
        label="Hoe is het afgelopen",
        choices=[
            (_Stand.NAGEKOMEN, "Nagekomen"),
            (_Stand.GEBROKEN, "Niet nagekomen"),
            (_Stand.VERVALLEN, "Vervallen: de werkgever heeft het niet meer nodig"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het is afgelopen."},
    )
    geleverd = forms.IntegerField(
        label="Hoeveel geleverd",
        required=False,
        min_value=0,
        max_value=500,
        widget=forms.NumberInput(attrs={"size": 4}),
    )
    toelichting = forms.CharField(
        label="Waarom niet",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen nodig als de afspraak niet is nagekomen of vervalt. De werkgever kan dit lezen.",
    )

    def __init__(self, *args: Any, afspraak: Leveringsafspraak, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if afspraak.aantal is None:
            del self.fields["geleverd"]
        else:
            self.fields["geleverd"].help_text = f"Beloofd: {afspraak.aantal}."


class AfsprakenFilter(Keuzefilter):
    """Which promises to show."""

    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Lopend"), ("laat", "Te laat"), *_Stand.choices[1:], ("alles", "Alle")],
    )
    wie = forms.ChoiceField(
        label="Van wie", required=False, choices=[("", "Van iedereen"), ("mij", "Van mij")]
    )


_SAMENWERKING = (
    "soort",
    "onderwerp",
    "inzet_werkgever",
    "inzet_keten",
    "doel",
    "adviseur",
    "leveren",
    "van",
    "tot",
)


def _van_locatie(form: forms.BaseForm, locatie: Locatie) -> None:
    """Let a form choose from the people and partners of a location."""
    form.fields["adviseur"].queryset = kandidaten(locatie)  # type: ignore[attr-defined]
    form.fields["adviseur"].empty_label = "kies"  # type: ignore[attr-defined]
    form.fields["leveren"].queryset = locatie.partners.order_by("kolom", "naam")  # type: ignore[attr-defined]


def _meerkeuze() -> forms.ModelMultipleChoiceField[Ketenpartner]:
    return forms.ModelMultipleChoiceField(
        label="Partners die kandidaten leveren",
        queryset=Ketenpartner.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class SamenwerkingForm(EenmaligForm, forms.ModelForm[Samenwerkingsafspraak]):
    """A new lasting agreement."""

    klad = True
    leveren = _meerkeuze()
    van = Datumveld(label="Eerste dag", initial=vandaag)
    tot = Datumveld(label="Laatste dag", required=False, help_text="Leeg zolang de afspraak loopt.")

    class Meta:
        model = Samenwerkingsafspraak
        fields = _SAMENWERKING
        widgets: ClassVar = {
            naam: forms.Textarea(attrs={"rows": 3}) for naam in ("inzet_werkgever", "inzet_keten", "doel")
        }

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _van_locatie(self, locatie)

    def _post_clean(self) -> None:
        """Leave checking the record to the domain, which knows the employer."""


class SamenwerkingWijzigenForm(VersieForm[Samenwerkingsafspraak]):
    """A lasting agreement that runs, with what it brought."""

    leveren = _meerkeuze()
    van = Datumveld(label="Eerste dag")
    tot = Datumveld(label="Laatste dag", required=False, help_text="Leeg zolang de afspraak loopt.")

    class Meta:
        model = Samenwerkingsafspraak
        fields = (*_SAMENWERKING, "resultaat")
        widgets: ClassVar = {
            naam: forms.Textarea(attrs={"rows": 3})
            for naam in ("inzet_werkgever", "inzet_keten", "doel", "resultaat")
        }

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _van_locatie(self, locatie)
