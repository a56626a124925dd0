"""What can be chosen above the list of intakes."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from klanten.models import Intakegesprek

_WIJZEN = {
    "duo": ("in duo", Q(tweede__isnull=False)),
    "alleen": ("door één medewerker", Q(tweede__isnull=True, medewerker__isnull=False)),
    "online": ("online door de cliënt", Q(door_klant=True)),
}


class IntakesFilter(forms.Form):
    """Target group and way of working; it never refuses."""

    doelgroep = forms.ChoiceField(
        label="Doelgroep",
        required=False,
        choices=[("", "Alle"), *((c, capfirst(naam)) for c, naam in Intakegesprek.Doelgroep.choices)],
    )
    hoe = forms.ChoiceField(
        label="Hoe",
        required=False,
        choices=[("", "Alle"), *((code, capfirst(naam)) for code, (naam, _) in _WIJZEN.items())],
    )

    def pas_toe(self, gesprekken: QuerySet[Intakegesprek]) -> QuerySet[Intakegesprek]:
        """The intakes that were asked for; what makes no sense in the address is left out."""
        self.is_valid()
        if doelgroep := self.cleaned_data.get("doelgroep"):
            gesprekken = gesprekken.filter(doelgroep=doelgroep)
        if hoe := self.cleaned_data.get("hoe"):
            gesprekken = gesprekken.filter(_WIJZEN[hoe][1])
        return gesprekken
