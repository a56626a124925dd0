"""The intake in one form: work, home, income and the story (K-34)."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import VersieForm
from keten.formulieren import Bedragveld, Datumveld
from keten.models import Medewerker
from keten.rechten import Recht
from klanten.collegas import collegas
from klanten.intake import ALLEEN_BIJ_AANVRAAG, tegenstrijdigheden
from klanten.jongeren import ONDERWIJS
from klanten.models import BelemmeringSoort, Clientbeeld, Intakegesprek, Klant, Situatie

_JANEE = [("", _("nog niet bekend")), ("ja", _("ja")), ("nee", _("nee"))]


class JaNeeVeld(forms.TypedChoiceField):
    """Yes, no, or not known yet."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=_JANEE, coerce={"ja": True, "nee": False}.get, empty_value=None, required=False, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        """The choice that stands for what is stored."""
        return {True: "ja", False: "nee", None: ""}.get(value, value)


class Collegaveld(forms.ModelChoiceField[Medewerker]):
    """A colleague with the organisation, because that is what matters here."""

    def label_from_instance(self, obj: Medewerker) -> str:
        """`Chaima Benali (gemeente Apeldoorn)`."""
        return f"{obj} ({obj.partner})"


class IntakeForm(VersieForm[Situatie]):
    """What the client tells, once for all partners; opens with what is known (K-09)."""

    klad = True
    groepen: tuple[Any, ...] = (
        (
            "Werk",
            (
                "arbeid",
                "werkloos_sinds",
                ("laatste_beroep", "gewenst_beroep"),
                ("uren_per_week", "beschikbaar_vanaf"),
                ("startkwalificatie", "rijbewijs"),
                "bemiddelbaar",
            ),
        ),
        ("Wonen en gezin", ("woonvorm", ("kinderen_thuis", "jongste_kind_geboren"))),
        ("Omstandigheden", ("belemmeringen",)),
        ("Inkomen", ("vraagt_uitkering", ("inkomsten_per_maand", "iban"))),
        ("Verhaal", ("verhaal",)),
        ("Samen gedaan", (("tweede", "doelgroep"),)),
    )

    arbeid = forms.ChoiceField(label="Situatie", choices=Situatie.Arbeid, widget=forms.RadioSelect)
    werkloos_sinds = Datumveld(
        label="Zonder werk sinds",
        required=False,
        help_text="Vul dit in als de klant werkloos is, bijvoorbeeld 31-01-2026.",
    )
    beschikbaar_vanaf = Datumveld(label="Kan werken vanaf", required=False)
    startkwalificatie = JaNeeVeld(
        label="Startkwalificatie", help_text="Diploma havo, vwo of mbo niveau 2 of hoger."
    )
    rijbewijs = JaNeeVeld(label="Rijbewijs B")
    bemiddelbaar = JaNeeVeld(
        label="Direct bemiddelbaar", help_text="De klant kan nu al bij werkgevers worden voorgesteld."
    )
    woonvorm = forms.ChoiceField(
        label="Woonvorm", required=False, choices=[("", "Nog niet bekend"), *Situatie.Woonvorm.choices]
    )
    jongste_kind_geboren = Datumveld(label="Geboortedatum van het jongste kind thuis", required=False)
    belemmeringen = forms.ModelMultipleChoiceField(
        label="Wat maakt werken nu moeilijk?",
        queryset=BelemmeringSoort.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        show_hidden_initial=True,
        help_text="Kruis aan wat vandaag geldt. Leg geen medische gegevens vast.",
    )
    tweede = Collegaveld(
        label="In duo met",
        queryset=Medewerker.objects.none(),
        required=False,
        empty_label="Niemand",
        help_text="Een collega van een andere organisatie met wie u de intake doet.",
    )
    doelgroep = forms.ChoiceField(
        label="Doelgroep van het duo",
        required=False,
        choices=[("", "Geen"), *((code, capfirst(naam)) for code, naam in Intakegesprek.Doelgroep.choices)],
    )
    inkomsten_per_maand = Bedragveld(
        label="Inkomsten per maand", required=False, max_digits=8, help_text="Netto, in euro."
    )

    class Meta:
        model = Situatie
        fields = Situatie.VELDEN
        widgets: ClassVar = {
            "uren_per_week": forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
            "kinderen_thuis": forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
            "iban": forms.TextInput(attrs={"size": 28, "autocomplete": "off"}),
            "verhaal": forms.Textarea(attrs={"rows": 8}),
        }
        labels: ClassVar = {"vraagt_uitkering": "De klant vraagt een uitkering aan"}
        help_texts: ClassVar = {
            "uren_per_week": "Hoeveel uur wil en kan de klant werken?",
            "vraagt_uitkering": (
                "Alleen bij een aanvraag worden inkomsten en rekeningnummer gevraagd en bewaard."
            ),
            "verhaal": "Eén keer verteld. Alle partners en de klant kunnen het lezen.",
        }

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, instance=klant.situatie, **kwargs)
        self.klant = klant
        self.initial["bemiddelbaar"] = klant.beeld.bemiddelbaar
        collega_keuze = self.fields["tweede"]
        collega_keuze.queryset = collegas(klant.locatie, Recht.DOSSIER_WIJZIGEN)  # type: ignore[attr-defined]
        gesprek = Intakegesprek.objects.filter(klant=klant).first()
        if gesprek is not None:
            self.initial["tweede"] = gesprek.tweede_id
            self.initial["doelgroep"] = gesprek.doelgroep
        if klant.beeld.dienstlocatie == Clientbeeld.Dienstlocatie.ONDERWIJS:
            self._zonder_uitkeringsintake()
        self.initial["belemmeringen"] = list(
            klant.belemmeringen.filter(tot__isnull=True).values_list("soort_id", flat=True)
        )

    def _zonder_uitkeringsintake(self) -> None:
        """Ask nothing for a benefit: education is responsible for this young person (K-85)."""
        self.fields["vraagt_uitkering"].disabled = True
        self.fields["vraagt_uitkering"].help_text = ONDERWIJS
        for naam in ALLEEN_BIJ_AANVRAAG:
            del self.fields[naam]
        self.groepen = tuple(
            (titel, ("vraagt_uitkering",) if titel == "Inkomen" else velden) for titel, velden in self.groepen
        )

    def clean(self) -> dict[str, Any]:
        """Check what must fit together; without a request for a benefit its fields do not count."""
        gegevens = super().clean() or self.cleaned_data
        if not gegevens.get("vraagt_uitkering"):
            for naam in ALLEEN_BIJ_AANVRAAG:
                self.errors.pop(naam, None)
            gegevens |= ALLEEN_BIJ_AANVRAAG
        for naam, melding in tegenstrijdigheden(self.klant, gegevens).items():
            if naam not in self.errors:
                self.add_error(naam, melding)
        return gegevens

    def intake(self) -> dict[str, Any]:
        """What was filled in, as `klanten.intake.leg_vast` takes it."""
        waarden = self.waarden()
        nu, toen = set(waarden.pop("belemmeringen")), set(self._aangekruist_bij_openen())
        return {**waarden, "versie": self.cleaned_data["versie"], "erbij": nu - toen, "eraf": toen - nu}

    def _aangekruist_bij_openen(self) -> list[BelemmeringSoort]:
        """What stood ticked when the person opened the form: only a difference from that is a change."""
        veld = self.fields["belemmeringen"]
        waarden = veld.hidden_widget().value_from_datadict(
            self.data, self.files, self.add_initial_prefix("belemmeringen")
        )
        nummers = [waarde for waarde in waarden or [] if str(waarde).isdecimal()]
        return list(BelemmeringSoort.objects.filter(pk__in=nummers))
