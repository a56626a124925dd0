"""Planning a contact with an employer, saying what came of it, and calling it off."""

from copy import deepcopy
from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld, Tijdveld
from keten.models import Medewerker
from keten.tijd import vandaag
from werkgevers.contact_plannen import DubbeleBenadering
from werkgevers.models import Contactpersoon, Werkgever, Werkgeverscontact

_UITKOMST = ("resultaat", "plekken_leren", "plekken_kans", "banen_behouden")
_PLEKKEN = ("plekken_leren", "plekken_kans", "banen_behouden")


class MetWaarschuwing(forms.Form):
    """A form on which the reason for a double approach appears once there is one (W-03)."""

    toch_reden = forms.CharField(
        label="Waarom u toch contact zoekt",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="De andere partner leest dit. Wij tellen hoe vaak dit gebeurt.",
    )
    gewaarschuwd_voor = forms.IntegerField(required=False, widget=forms.HiddenInput)

    waarschuwing: Werkgeverscontact | None = None
    """The contact of another partner that this person reads about."""

    def verberg_reden(self) -> None:
        """Without a warning there is nothing to give a reason for."""
        if not self.data.get("gewaarschuwd_voor"):
            del self.fields["toch_reden"]

    def waarschuw(self, fout: DubbeleBenadering) -> None:
        """Show the contact of the other partner, and ask for a reason."""
        self.waarschuwing = fout.contact
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["gewaarschuwd_voor"] = str(fout.contact.pk)
        self.data = data
        if "toch_reden" not in self.fields:
            self.fields["toch_reden"] = deepcopy(type(self).base_fields["toch_reden"])
        self.add_error("toch_reden", "Vul in waarom u toch contact zoekt, of kies een andere dag.")


class _OverContact(EenmaligForm):
    """With whom, how, what for."""

    contactpersoon = forms.ModelChoiceField(
        label="Met wie", queryset=Contactpersoon.objects.none(), required=False, empty_label="Nog niet bekend"
    )
    kanaal = forms.ChoiceField(label="Hoe", choices=Werkgeverscontact.Kanaal, widget=forms.RadioSelect)
    doel = forms.ChoiceField(label="Waarvoor", choices=Werkgeverscontact.Doel)
    onderwerp = forms.CharField(
        label="Waar het over gaat", max_length=200, help_text="In een paar woorden, voor alle partners."
    )

    def __init__(self, *args: Any, werkgever: Werkgever, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["contactpersoon"]
        veld.queryset = werkgever.contactpersonen.filter(vertrokken_op__isnull=True)


class PlanForm(_OverContact, MetWaarschuwing):
    """A contact that is to come."""

    groepen = (
        ("Wanneer", (("op", "om"), "medewerker")),
        ("Het contact", ("contactpersoon", "kanaal", "doel", "onderwerp")),
    )

    op = Datumveld(label="Dag", error_messages={"required": "Vul in op welke dag."})
    om = Tijdveld(label="Tijd", required=False)
    medewerker = forms.ModelChoiceField(
        label="Wie van ons", queryset=Medewerker.objects.none(), required=False, empty_label="Ikzelf"
    )

    def __init__(self, *args: Any, collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerker"].queryset = collegas  # type: ignore[attr-defined]
        self.verberg_reden()


class VerzetForm(EenmaligForm, MetWaarschuwing):
    """Another day for a planned contact."""

    groepen = (("", (("op", "om"),)),)

    op = Datumveld(label="Nieuwe dag", error_messages={"required": "Vul in op welke dag."})
    om = Tijdveld(label="Tijd", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verberg_reden()


def _aantal(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=5000, widget=forms.NumberInput(attrs={"size": 5})
    )


class _Uitkomst(forms.Form):
    """What a contact brought; the places are asked at vraagbeïnvloeding (W-42)."""

    resultaat = forms.CharField(
        label="Wat leverde het op",
        required=False,
        max_length=300,
        help_text="Bijvoorbeeld: een vacature, een afspraak, niets.",
    )
    plekken_leren = _aantal("Leerwerkplekken erbij")
    plekken_kans = _aantal("Plekken voor langdurig werklozen erbij")
    banen_behouden = _aantal("Banen behouden bij dreigend ontslag")


_VRAAGBEINVLOEDING = (
    "Bij vraagbeïnvloeding: wat kwam erbij",
    (("plekken_leren", "plekken_kans"), "banen_behouden"),
)


class GevoerdForm(_OverContact, _Uitkomst):
    """A contact that took place without being planned."""

    klad = True
    groepen = (
        ("Het contact", ("op", "contactpersoon", "kanaal", "doel", "onderwerp")),
        ("Wat er is besproken", ("verslag", "resultaat")),
        _VRAAGBEINVLOEDING,
    )

    op = Datumveld(label="Dag", initial=vandaag, error_messages={"required": "Vul in op welke dag."})
    verslag = forms.CharField(
        label="Verslag",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Alle partners lezen dit. Schrijf niets over klanten.",
        error_messages={"required": "Schrijf op wat er besproken is."},
    )

    def clean(self) -> dict[str, Any]:
        """Places that were typed belong to vraagbeïnvloeding."""
        gegevens = super().clean() or self.cleaned_data
        return _keur_plekken(self, gegevens, gegevens.get("doel"))


class RondAfForm(VersieForm[Werkgeverscontact], _Uitkomst):
    """What came of a planned contact; also to correct a report."""

    groepen: tuple[Any, ...] = (
        ("", ("op", "contactpersoon")),
        ("Wat er is besproken", ("verslag", "resultaat")),
        _VRAAGBEINVLOEDING,
    )

    op = Datumveld(label="Gevoerd op", error_messages={"required": "Vul in op welke dag."})
    verslag = forms.CharField(
        label="Verslag",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Alle partners lezen dit. Schrijf niets over klanten.",
        error_messages={"required": "Schrijf op wat er besproken is."},
    )

    class Meta:
        model = Werkgeverscontact
        fields = ("contactpersoon", "verslag", *_UITKOMST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contact = self.instance
        gepland = contact.gepland_op if contact.gepland_op and contact.gepland_op <= vandaag() else None
        self.initial.setdefault("op", contact.gevoerd_op or gepland or vandaag())
        veld: Any = self.fields["contactpersoon"]
        veld.queryset = contact.werkgever.contactpersonen.all()
        veld.label, veld.empty_label = "Met wie", "Niet bekend"
        if contact.doel != Werkgeverscontact.Doel.VRAAGBEINVLOEDING:
            for naam in _PLEKKEN:
                del self.fields[naam]
            self.groepen = self.groepen[:-1]

    def clean(self) -> dict[str, Any]:
        """Empty places are none."""
        gegevens = super().clean() or self.cleaned_data
        return _keur_plekken(self, gegevens, self.instance.doel)


class AfzeggenForm(EenmaligForm):
    """Why a contact does not take place."""

    reden = forms.CharField(
        label="Waarom",
        max_length=300,
        error_messages={"required": "Zeg waarom het contact niet doorgaat."},
    )


class ContactenFilter(forms.Form):
    """Which contacts of the location somebody wants to see."""

    wiens = forms.ChoiceField(
        label="Van wie",
        required=False,
        choices=[("", "De hele locatie"), ("mijn", "Alleen van mij"), ("partner", "Van mijn organisatie")],
    )
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Gepland"), ("gevoerd", "Gevoerd"), ("dubbel", "Gepland ondanks waarschuwing")],
    )
    doel = forms.ChoiceField(
        label="Waarvoor", required=False, choices=[("", "Alles"), *Werkgeverscontact.Doel.choices]
    )


def _keur_plekken(form: forms.BaseForm, gegevens: dict[str, Any], doel: str | None) -> dict[str, Any]:
    aantallen = {naam: gegevens.get(naam) or 0 for naam in _PLEKKEN if naam in form.fields}
    if doel != Werkgeverscontact.Doel.VRAAGBEINVLOEDING and any(aantallen.values()):
        form.add_error("doel", "Plekken tellen alleen bij vraagbeïnvloeding. Kies dat doel, of laat ze leeg.")
    return {**gegevens, **aantallen}
