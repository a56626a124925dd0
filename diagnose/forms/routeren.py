"""The questions of the decision tree, and the decision of the professional."""

from copy import copy
from typing import Any

from django import forms

from diagnose.models import Routering
from diagnose.routeren import Advies
from keten.forms.basis import EenmaligForm
from klanten.models import BelemmeringSoort, Clientbeeld, Klant

_ANTWOORD = {True: "ja", False: "nee", None: ""}


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


class BesluitForm(EenmaligForm):
    """The decision, with its reason where it differs from the advice or from the route before."""

    besluit = forms.ChoiceField(
        label="Welke route kiest u?",
        choices=[
            (Clientbeeld.Route.A, "Route A: de klant kan werk zoeken"),
            (Clientbeeld.Route.B, "Route B: de klant kan nu geen werk zoeken"),
        ],
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
