"""What is typed about a question of an employer."""

from typing import Any

from django import forms
from phonenumber_field.formfields import PhoneNumberField

from keten.forms.basis import EenmaligForm
from klanten.kwartalen import laatste_kwartalen
from werkgevers.models import Instantie, Vraagbericht, Werkgever, Werkgeversvraag

_TEKST = forms.Textarea(attrs={"rows": 4})
_HOOGSTENS = 20
_KWARTALEN = 4


class VraagForm(EenmaligForm):
    """A question at the desk, over the telephone or by mail, with the answer if it was given at once."""

    klad = True
    groepen = (
        ("Wie vraagt het", ("bedrijf", ("vrager", "telefoon"), "email", "van_instantie")),
        ("De vraag", ("kanaal", "soort", "vraag")),
        ("Het antwoord", ("antwoord",)),
    )

    bedrijf = forms.CharField(
        label="Bedrijf",
        max_length=120,
        help_text="De naam of het KvK-nummer. Kennen wij het bedrijf, dan hoort de vraag er meteen bij.",
        error_messages={"required": "Vul de naam van het bedrijf in."},
    )
    vrager = forms.CharField(label="Naam van wie belt of schrijft", max_length=120, required=False)
    telefoon = PhoneNumberField(label="Telefoonnummer", required=False)
    email = forms.EmailField(label="E-mailadres", required=False)
    van_instantie = forms.ModelChoiceField(
        label="Doorgestuurd door een andere instantie",
        queryset=Instantie.objects.all(),
        required=False,
        empty_label="Nee, de werkgever vraagt het zelf",
    )
    kanaal = forms.ChoiceField(
        label="Hoe kwam de vraag binnen",
        choices=[keuze for keuze in Werkgeversvraag.Kanaal.choices if keuze[0] != "web"],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de vraag binnenkwam."},
    )
    soort = forms.ChoiceField(
        label="Waar gaat het over",
        choices=Werkgeversvraag.Soort,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waar de vraag over gaat."},
    )
    vraag = forms.CharField(
        label="Wat is de vraag",
        max_length=2000,
        widget=_TEKST,
        error_messages={"required": "Vul de vraag in."},
    )
    antwoord = forms.CharField(
        label="Uw antwoord",
        help_text="Alleen als u meteen antwoord gaf. Anders gaat de vraag naar de accountmanager.",
        required=False,
        max_length=2000,
        widget=_TEKST,
    )

    def clean(self) -> dict[str, Any]:
        """What was said of the company leads to the employer when it can be only one."""
        gegevens = super().clean() or self.cleaned_data
        getypt = gegevens.get("bedrijf", "").strip().lower()
        precies = [w for w in zoek_werkgevers(getypt) if getypt in (w.naam.lower(), w.kvk_nummer)]
        gegevens["werkgever"] = precies[0] if len(precies) == 1 else None
        return gegevens


class ReactieForm(EenmaligForm):
    """What somebody writes about a question: the answer, a message in between, or a note."""

    klad = True

    soort = forms.ChoiceField(label="Wat schrijft u", widget=forms.RadioSelect)
    tekst = forms.CharField(
        label="Tekst", max_length=2000, widget=_TEKST, error_messages={"required": "Vul de tekst in."}
    )
    via = forms.ChoiceField(
        label="Hoe hoort de werkgever het antwoord", choices=Vraagbericht.Via, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, vraag: Werkgeversvraag, mag_antwoorden: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = [("notitie", "een notitie, alleen voor collega's")]
        in_portaal = vraag.contactpersoon is not None and vraag.contactpersoon.gebruiker_id is not None
        if mag_antwoorden and in_portaal:
            soorten.insert(0, ("bericht", "een bericht in het portaal; de vraag blijft open"))
        if mag_antwoorden:
            soorten.insert(0, ("antwoord", "het antwoord; de vraag is dan klaar"))
            wegen = [keuze for keuze in Vraagbericht.Via.choices if in_portaal or keuze[0] != "portaal"]
            self.fields["via"].choices = wegen  # type: ignore[attr-defined]
            kanaal = Werkgeversvraag.Kanaal(vraag.kanaal)
            self.initial["via"] = "portaal" if in_portaal and kanaal == "web" else wegen[0][0]
            if not in_portaal and kanaal != "web":
                self.initial["via"] = kanaal
        else:
            del self.fields["via"]
        self.fields["soort"].choices = soorten  # type: ignore[attr-defined]
        self.initial.setdefault("soort", soorten[0][0])


class VragenFilter(forms.Form):
    """Which questions to show."""

    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[
            ("", "Open"),
            ("te_laat", "Te laat"),
            ("reactie", "Nieuwe reactie"),
            ("doorgezet", "Bij een andere instantie"),
            ("afgerond", "Afgerond"),
            ("alle", "Alle"),
        ],
    )
    van = forms.ChoiceField(
        label="Bij wie",
        required=False,
        choices=[("", "Iedereen"), ("mij", "Bij mij"), ("niemand", "Nog bij niemand")],
    )
    soort = forms.ChoiceField(
        label="Onderwerp", required=False, choices=[("", "Alle onderwerpen"), *Werkgeversvraag.Soort.choices]
    )
    kanaal = forms.ChoiceField(
        label="Kanaal", required=False, choices=[("", "Alle kanalen"), *Werkgeversvraag.Kanaal.choices]
    )
    kwartaal = forms.ChoiceField(label="Gesteld in", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kwartalen = [(een.code, str(een)) for een in laatste_kwartalen(_KWARTALEN)]
        self.fields["kwartaal"].choices = [("", "Alle tijden"), *kwartalen]  # type: ignore[attr-defined]


def zoek_werkgevers(term: str) -> list[Werkgever]:
    """A handful of employers whose number or name fits what was typed."""
    term = term.strip()
    if not term:
        return []
    lopend = Werkgever.objects.lopend()
    if term.isdecimal():
        return list(lopend.filter(kvk_nummer=term)[:_HOOGSTENS])
    return list(lopend.zoek_naam(term)[:_HOOGSTENS])
