"""What is typed about a question at the contact centre."""

from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm
from klanten.models import Klant, Klantvraag


class KlantvraagForm(EenmaligForm):
    """The question, and either the answer that was given at once or that it is passed on."""

    klad = True
    groepen = (("De vraag", ("kanaal", "vraag")), ("Hoe verder", ("gevolg", "antwoord")))

    kanaal = forms.ChoiceField(
        label="Hoe kwam de vraag binnen",
        choices=Klantvraag.Kanaal,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de vraag binnenkwam."},
    )
    vraag = forms.CharField(
        label="Wat vraagt de klant",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Vul de vraag in."},
    )
    gevolg = forms.ChoiceField(
        label="Kunt u de vraag zelf beantwoorden",
        choices=[("beantwoord", "ja, het antwoord is gegeven"), ("doorzetten", "nee, zet de vraag door")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of u de vraag zelf beantwoordt."},
    )
    antwoord = forms.CharField(
        label="Wat hebt u geantwoord",
        help_text="Alleen als u de vraag zelf hebt beantwoord.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wie = klant.beeld.contactpersoon
        self.fields["gevolg"].help_text = (
            f"Doorzetten gaat naar {wie}, de contactpersoon."
            if wie
            else "Er is nog geen contactpersoon. Doorzetten gaat naar de collega's van de locatie."
        )

    def clean(self) -> dict[str, Any]:
        """An answer that was given is written down; what is passed on has none yet."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("gevolg") == "beantwoord" and not gegevens.get("antwoord"):
            self.add_error("antwoord", "Vul in wat u hebt geantwoord.")
        if gegevens.get("gevolg") == "doorzetten" and gegevens.get("antwoord"):
            self.add_error("gevolg", "U hebt een antwoord ingevuld. Kies ja, of haal het antwoord weg.")
        return gegevens

    def vraagwaarden(self) -> dict[str, Any]:
        """What was typed, as `klanten.klantvragen.neem_aan` takes it."""
        return {naam: waarde for naam, waarde in self.waarden().items() if naam != "gevolg"}


class AntwoordForm(EenmaligForm):
    """The answer to a question that was passed on."""

    klad = True

    kanaal = forms.ChoiceField(
        label="Hoe hoort de klant het antwoord",
        choices=Klantvraag.Antwoordkanaal,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de klant het antwoord hoort."},
    )
    antwoord = forms.CharField(
        label="Antwoord",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Vul het antwoord in."},
    )

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["kanaal"]
        if klant.gebruiker_id is None:
            portaal = Klantvraag.Antwoordkanaal.PORTAAL
            veld.choices = [keuze for keuze in Klantvraag.Antwoordkanaal.choices if keuze[0] != portaal]  # type: ignore[attr-defined]
            veld.help_text = "Deze klant heeft nog geen account in het portaal."
        else:
            veld.help_text = "Kiest u het portaal, dan gaat het antwoord als bericht naar de klant."


class VragenFilter(forms.Form):
    """Which questions to show."""

    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[
            ("", "Wacht op antwoord"),
            ("te_laat", "Te laat"),
            ("beantwoord", "Beantwoord"),
            ("alle", "Alle"),
        ],
    )
    kanaal = forms.ChoiceField(
        label="Kanaal", required=False, choices=[("", "Alle kanalen"), *Klantvraag.Kanaal.choices]
    )
