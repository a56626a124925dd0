"""A meeting for a group: planned, filled, called off, and held."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld, Tijdveld
from keten.models import Locatie
from keten.rechten import Recht
from klanten.afspraken import aanvang
from klanten.collegas import collegas
from klanten.forms.taken import Klantnummerveld
from klanten.models import Groepsbijeenkomst, Groepsdeelname

_VELDEN = ("naam", "soort", "uitleg", "plek", "plaatsen", "begeleider", "zelf_aanmelden")


class _Momentvelden(forms.Form):
    """A day with two times."""

    groepen: tuple[Any, ...] = (
        ("Wat", (("naam", "soort"), "uitleg")),
        ("Wanneer en waar", (("dag", "van", "tot"), "plek")),
        ("Wie", (("plaatsen", "begeleider"), "zelf_aanmelden")),
    )

    dag = Datumveld(label="Dag")
    van = Tijdveld(label="Begint om")
    tot = Tijdveld(label="Eindigt om")

    def moment(self) -> dict[str, datetime.datetime]:
        """Beginning and end."""
        gegevens = self.cleaned_data
        return {
            "begin": aanvang(gegevens["dag"], gegevens["van"]),
            "einde": aanvang(gegevens["dag"], gegevens["tot"]),
        }

    def gegevens(self) -> dict[str, Any]:
        """What was filled in, as `klanten.groepen` takes it."""
        return {naam: self.cleaned_data[naam] for naam in _VELDEN} | self.moment()


class _Groepsmeta:
    model = Groepsbijeenkomst
    fields = _VELDEN
    widgets: ClassVar = {
        "uitleg": forms.Textarea(attrs={"rows": 4}),
        "plaatsen": forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    }


class GroepForm(_Momentvelden, EenmaligForm, forms.ModelForm[Groepsbijeenkomst]):
    """A new meeting."""

    class Meta(_Groepsmeta):
        pass

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _begeleiders(self, locatie)


class GroepWijzigenForm(_Momentvelden, VersieForm[Groepsbijeenkomst]):
    """A planned meeting that changes."""

    class Meta(_Groepsmeta):
        pass

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _begeleiders(self, locatie)
        begin, einde = timezone.localtime(self.instance.begin), timezone.localtime(self.instance.einde)
        self.initial.update(dag=begin.date(), van=begin.time(), tot=einde.time())


def _begeleiders(form: forms.BaseForm, locatie: Locatie) -> None:
    veld = form.fields["begeleider"]
    veld.queryset = collegas(locatie, Recht.AFSPRAKEN)  # type: ignore[attr-defined]
    veld.empty_label = "Kies uit de lijst"  # type: ignore[attr-defined]


class AanmeldenForm(EenmaligForm):
    """A client who takes part."""

    klantnummer = Klantnummerveld(label="Klantnummer")


class AfzeggenForm(EenmaligForm):
    """Why a meeting is called off."""

    reden = forms.CharField(label="Waarom gaat de bijeenkomst niet door", max_length=300)


class _Deelnameveld(forms.ModelMultipleChoiceField[Groepsdeelname]):
    def label_from_instance(self, obj: Groepsdeelname) -> str:
        """The name of the participant."""
        return str(obj.klant)


class AanwezigForm(EenmaligForm):
    """Who came."""

    aanwezig = _Deelnameveld(
        label="Wie waren er",
        queryset=Groepsdeelname.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, groep: Groepsbijeenkomst, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stand = Groepsdeelname.Stand
        lijst = groep.deelnames.filter(stand__in=(stand.AANGEMELD, stand.AANWEZIG, stand.AFWEZIG))
        lijst = lijst.select_related("klant").order_by("klant__zoeknaam")
        self.fields["aanwezig"].queryset = lijst  # type: ignore[attr-defined]
        self.initial["aanwezig"] = [een.pk for een in lijst if een.stand != stand.AFWEZIG]
