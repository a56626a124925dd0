"""The questions of the decision tree, and the decision of the professional."""

from copy import copy
from typing import Any

from django import forms
from django.db.models import QuerySet

from diagnose.models import Motivatie, Routeoordeel, Routering, Zoekbeeld
from diagnose.routeren import Advies
from keten.forms.basis import EenmaligForm
from keten.models import Medewerker
from klanten.forms.overleg import Collegaveld
from klanten.models import BelemmeringSoort, Clientbeeld, Klant

_ANTWOORD = {True: "ja", False: "nee", None: ""}
_ROUTES = [
    (Clientbeeld.Route.A, "Route A: de klant kan werk zoeken"),
    (Clientbeeld.Route.B, "Route B: de klant kan nu geen werk zoeken"),
]


class VragenForm(forms.Form):
    """What the tree wants to know; what the dossier knows already is filled in (K-09).

    Beside each answer stands what the page showed, so that only what the person changed is saved and a
    colleague's tick of a minute ago stays.
    """

    omstandigheden = forms.ModelMultipleChoiceField(
        BelemmeringSoort.objects.none(),
        label="Wat staat nu ernstig in de weg?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen wat nu geldt en wat de klant zelf heeft verteld.",
    )
    getoond = forms.ModelMultipleChoiceField(
        BelemmeringSoort.objects.none(), required=False, widget=forms.MultipleHiddenInput
    )
    startkwalificatie = forms.ChoiceField(
        label="Heeft deze jongere een startkwalificatie?",
        choices=[("ja", "ja"), ("nee", "nee")],
        required=False,
        widget=forms.RadioSelect,
        help_text="Een diploma havo, vwo of mbo niveau 2 of hoger.",
    )
    stond_op = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, klant: Klant, advies: Advies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = BelemmeringSoort.objects.filter(code__in=advies.omstandigheden)
        lopend = list(
            klant.belemmeringen.filter(tot__isnull=True, soort__in=soorten).values_list("soort", flat=True)
        )
        for naam in ("omstandigheden", "getoond"):
            self.fields[naam].queryset = soorten  # type: ignore[attr-defined]
            self.initial[naam] = lopend
        for naam in ("startkwalificatie", "stond_op"):
            self.initial[naam] = _ANTWOORD[klant.situatie.startkwalificatie]
        if not advies.omstandigheden:
            del self.fields["omstandigheden"], self.fields["getoond"]
        if not advies.vraagt_startkwalificatie:
            del self.fields["startkwalificatie"], self.fields["stond_op"]

    def antwoorden(self) -> dict[str, Any]:
        """What the person changed, for `diagnose.routeren.beantwoord`."""
        gegevens = self.cleaned_data
        nu, eerst = set(gegevens.get("omstandigheden", ())), set(gegevens.get("getoond", ()))
        antwoord = gegevens.get("startkwalificatie", "")
        anders = antwoord and antwoord != gegevens["stond_op"]
        return {
            "erbij": nu - eerst,
            "eraf": eerst - nu,
            "startkwalificatie": antwoord == "ja" if anders else None,
        }


def _motivatie() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Hoe is de motivatie",
        help_text="Wat u nu ziet. U kunt dit bij elk contact bijstellen.",
        choices=Motivatie.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de motivatie is."},
    )


def _zoekgedrag() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Hoe is het zoekgedrag",
        choices=Zoekbeeld.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het zoekgedrag is."},
    )


class BeginDuoForm(EenmaligForm):
    """With whom a duo conversation is held."""

    met = Collegaveld(
        label="Met wie houdt u het gesprek",
        queryset=Medewerker.objects.none(),
        empty_label="kies een collega",
        help_text="Deze collega krijgt een taak en geeft een eigen oordeel.",
        error_messages={"required": "Kies met wie u het gesprek houdt."},
    )

    def __init__(self, *args: Any, collegas: QuerySet[Medewerker], alleen: bool, **kwargs: Any) -> None:
        """Make the form.

        Args:
            alleen: whether one assessor is enough; nobody else is asked then.
        """
        super().__init__(*args, **kwargs)
        if alleen:
            del self.fields["met"]
        else:
            self.fields["met"].queryset = collegas  # type: ignore[attr-defined]


class OordeelForm(EenmaligForm):
    """What one assessor thinks, in words as well."""

    klad = True

    route = forms.ChoiceField(
        label="Welke route past volgens u",
        choices=_ROUTES,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een route."},
    )
    motivatie = _motivatie()
    zoekgedrag = _zoekgedrag()
    woorden = forms.CharField(
        label="Uw oordeel in woorden",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wat de klant vertelde en wat u daarvan vindt. Dit kan daarna niet meer veranderen.",
        error_messages={"required": "Vul in hoe u tot uw oordeel komt."},
    )


class BesluitForm(EenmaligForm):
    """The decision, with its reason where it differs from the advice or from the route before."""

    motivatie = _motivatie()
    zoekgedrag = _zoekgedrag()
    besluit = forms.ChoiceField(
        label="Welke route kiest u?",
        choices=_ROUTES,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een route."},
    )
    reden = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig als u afwijkt van het advies of de route verandert. Schrijf geen namen op: "
        "de reden staat ook in het overzicht van de locatie.",
    )
    gezien_advies = forms.ChoiceField(choices=Clientbeeld.Route.choices, widget=forms.HiddenInput)
    vorige = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, advies: Advies, vorige: Routering | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self.initial, **self._getoond(advies, vorige)}

    def vul_voor(self, oordelen: list[Routeoordeel]) -> None:
        """Begin with what the assessors agree on; where they differ, they choose together."""
        for naam in ("motivatie", "zoekgedrag"):
            gegeven = {getattr(oordeel, naam) for oordeel in oordelen}
            if len(gegeven) == 1:
                self.initial[naam] = gegeven.pop()

    def toon_opnieuw(self, advies: Advies, vorige: Routering | None) -> None:
        """Keep what was typed, now beside the advice and the route as they stand."""
        self.fields["reden"].required = "reden" in self.errors
        data: Any = copy(self.data)
        for naam, waarde in self._getoond(advies, vorige).items():
            data[naam] = "" if waarde is None else str(waarde)
        self.data = data

    @staticmethod
    def _getoond(advies: Advies, vorige: Routering | None) -> dict[str, Any]:
        return {"gezien_advies": advies.route.value, "vorige": vorige.pk if vorige else None}
