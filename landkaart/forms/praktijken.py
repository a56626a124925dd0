"""Practices: what can be chosen above the list, and what is asked of a new one."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Arbeidsmarktregio
from landkaart.models import Mijlpaal, Oordeel, Praktijk, Thema

_ALLE = ("", "Alle")
_VELDEN = (
    "naam",
    "themas",
    "mijlpalen",
    "ambitie",
    "fase",
    "wat",
    "resultaten",
    "relatie",
    "proces",
    "mensen",
    "hypothese",
    "controlegroep",
    "nulmeting",
    "evaluatie_op",
)


class PraktijkFilter(forms.Form):
    """The filters; what makes no sense in an address that somebody changed is left out."""

    thema = forms.ModelChoiceField(Thema.objects.all(), label="Thema", required=False, empty_label="Alle")
    regio = forms.ModelChoiceField(
        Arbeidsmarktregio.objects.all(), label="Regio", required=False, empty_label="Alle"
    )
    fase = forms.ChoiceField(label="Fase", required=False, choices=[_ALLE, *Praktijk.Fase.choices])
    ambitie = forms.ChoiceField(label="Ambitie", required=False, choices=[_ALLE, *Praktijk.Ambitie.choices])
    oordeel = forms.ChoiceField(label="Oordeel", required=False, choices=[_ALLE, *Oordeel.choices])
    papier = forms.ChoiceField(
        label="Plannen op papier", required=False, choices=[("", "Niet tonen"), ("ook", "Ook tonen")]
    )

    def pas_toe(self, praktijken: QuerySet[Praktijk]) -> QuerySet[Praktijk]:
        """Keep the practices that fit the choices."""
        self.is_valid()
        gekozen = self.cleaned_data
        velden = {"themas": "thema", "locaties__regio": "regio"} | {
            veld: veld for veld in ("fase", "ambitie", "oordeel")
        }
        keuzes = {veld: gekozen[naam] for veld, naam in velden.items() if gekozen.get(naam)}
        return praktijken.filter(**keuzes).distinct()


class _Praktijkmeta:
    model = Praktijk
    fields = _VELDEN
    field_classes: ClassVar = {"evaluatie_op": Datumveld}
    widgets: ClassVar = {
        "themas": forms.CheckboxSelectMultiple,
        "mijlpalen": forms.CheckboxSelectMultiple,
        "wat": forms.Textarea(attrs={"rows": 6}),
        "resultaten": forms.Textarea(attrs={"rows": 4}),
        "hypothese": forms.Textarea(attrs={"rows": 3}),
        "controlegroep": forms.Textarea(attrs={"rows": 3}),
        "nulmeting": forms.Textarea(attrs={"rows": 3}),
    }
    labels: ClassVar = {
        "themas": "Over welk thema gaat het",
        "proces": "Er wordt nu echt zo gewerkt",
        "mensen": "Er werken medewerkers aan mee",
        "fase": "Hoe ver is het",
        "relatie": "Past bij welk deel van de gemeenschappelijke cliëntbenadering",
    }
    help_texts: ClassVar = {
        "wat": "Schrijf het zo op dat een collega van een andere locatie het kan nadoen. "
        "Noem geen namen van klanten of medewerkers.",
        "hypothese": "Bijvoorbeeld: wie binnen een week begint, heeft na drie maanden vaker een baan.",
        "controlegroep": "Een groep klanten of een locatie die op de oude manier werkt.",
    }


_GROEPEN = (
    ("De praktijk", ("naam", "wat", "resultaten", ("fase", "ambitie"), "proces", "mensen")),
    ("Waar hoort het bij", ("themas", "mijlpalen", "relatie")),
    ("Opzet als experiment", ("hypothese", "controlegroep", "nulmeting", "evaluatie_op")),
)


class PraktijkForm(EenmaligForm, forms.ModelForm[Praktijk]):
    """A new practice of one's own location."""

    groepen = _GROEPEN

    class Meta(_Praktijkmeta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self)


class PraktijkWijzigenForm(VersieForm[Praktijk]):
    """A practice whose description changes."""

    groepen = _GROEPEN

    class Meta(_Praktijkmeta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self)


def zet_keuzes(form: forms.BaseForm) -> None:
    """Only milestones that still count; the choice of an empty list says so in words."""
    form.fields["mijlpalen"].queryset = Mijlpaal.objects.filter(  # type: ignore[attr-defined]
        vervallen_op__isnull=True, regio__isnull=True
    )
    for naam in ("ambitie", "fase"):
        if naam in form.fields:
            form.fields[naam].choices = [  # type: ignore[attr-defined]
                ("", "Nog niet bekend"),
                *[keuze for keuze in form.fields[naam].choices if keuze[0]],  # type: ignore[attr-defined]
            ]


class VerspreidForm(EenmaligForm):
    """How a practice is spread."""

    hoe = forms.CharField(
        label="Hoe verspreiden jullie de praktijk",
        max_length=300,
        help_text="Bijvoorbeeld: werkbezoeken, een bijeenkomst, een handleiding in de kennisbank.",
    )


class OvernameForm(EenmaligForm):
    """A location that works this way too."""

    sinds = Datumveld(label="Sinds wanneer werken jullie zo")
    aanpassingen = forms.CharField(
        label="Wat doen jullie anders",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Niets veranderd? Schrijf dat dan op.",
    )
