"""Writing a work plan, adding a step, and agreeing with it."""

import uuid
from copy import copy
from typing import Any

from django import forms

from diagnose import portfolio, werkplannen
from diagnose.models import Werkplan
from diagnose.portfolio import Aanbod
from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Ketenpartner
from keten.tijd import vandaag
from klanten.models import Klant

TEKST = ("doel", "afspraken", "wens_klant")


class WerkplanForm(VersieForm[Werkplan]):
    """The text of the plan; a new version begins with the text of the one that counts."""

    indiening = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = Werkplan
        fields = TEKST
        widgets = {
            "doel": forms.Textarea(attrs={"rows": 3}),
            "afspraken": forms.Textarea(attrs={"rows": 5}),
            "wens_klant": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "doel": "Wat willen u en de klant bereiken, en wanneer? Schrijf het zoals u het zegt.",
            "afspraken": "Eén afspraak op een regel.",
            "wens_klant": "Wat de klant zelf graag wil, in de woorden van de klant.",
        }
        error_messages = {"doel": {"required": "Vul het doel van het plan in."}}

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        bezig, geldt = werkplannen.in_de_maak(klant), werkplannen.geldend(klant)
        begin: dict[str, Any] = {"versie": bezig.versie if bezig else 0}
        if bezig is None and geldt is not None:
            begin |= {naam: getattr(geldt, naam) for naam in TEKST}
        super().__init__(*args, instance=bezig or Werkplan(klant=klant), initial=begin, **kwargs)

    def tekst(self) -> dict[str, str]:
        """What was typed."""
        return {naam: self.cleaned_data[naam] for naam in TEKST}


class ActiviteitForm(EenmaligForm):
    """One step: what, who carries it out, who pays, and when; `aanbod` is the instrument that was chosen."""

    omschrijving = forms.CharField(
        label="Wat gaat de klant doen",
        max_length=200,
        help_text="Zo staat het in het plan van de klant.",
        error_messages={"required": "Vul in wat de klant gaat doen."},
    )
    uitvoerder = forms.ModelChoiceField(
        Ketenpartner.objects.none(),
        label="Wie voert het uit",
        empty_label="Kies een partner",
        error_messages={"required": "Kies wie het uitvoert."},
    )
    financier = forms.ModelChoiceField(
        Ketenpartner.objects.none(),
        label="Wie betaalt het",
        empty_label="Kies een partner",
        error_messages={"required": "Kies wie het betaalt."},
    )
    begin = Datumveld(label="Eerste dag", error_messages={"required": "Vul de eerste dag in."})
    einde = Datumveld(label="Laatste dag", required=False)
    ondanks_regime = forms.BooleanField(
        label="Ik weet dat de partners dit niet toestaan, en zet het toch in het plan", required=False
    )

    groepen = (("", ("omschrijving", ("uitvoerder", "financier"), ("begin", "einde"))),)

    def __init__(self, *args: Any, klant: Klant, aanbod: Aanbod | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partners = klant.locatie.partners.geldig_op(vandaag())
        for naam in ("uitvoerder", "financier"):
            veld = self.fields[naam]
            assert isinstance(veld, forms.ModelChoiceField)
            veld.queryset = partners
        if aanbod is None or not aanbod.niet_toegestaan:
            del self.fields["ondanks_regime"]
        if aanbod is not None:
            eigen = partners.filter(kolom=aanbod.instrument.kolom).first()
            uitkering = portfolio.lopende_uitkeringen(klant).first()
            self.initial["omschrijving"] = aanbod.instrument.naam
            self.initial["uitvoerder"] = eigen
            self.initial["financier"] = uitkering.partner_id if uitkering else eigen


class AkkoordForm(forms.Form):
    """A yes that cannot happen by accident; carries the version that was read."""

    prefix = "ja"  # may stand on a page beside another form
    versie = forms.IntegerField(widget=forms.HiddenInput)
    akkoord = forms.BooleanField(error_messages={"required": "Zet een vinkje als dit klopt."})

    def __init__(self, *args: Any, plan: Werkplan, vraag: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.initial["versie"] = plan.versie
        self.fields["akkoord"].label = vraag

    def clean(self) -> None:
        """Refuse a yes to what has changed; the page then shows the plan of now, to be ticked anew."""
        if self.plan.stand != Werkplan.Stand.VOORGESTELD:
            raise forms.ValidationError(werkplannen.WACHT_NIET)
        if self.cleaned_data.get("versie") == self.plan.versie:
            return
        data: Any = copy(self.data)
        data[self.add_prefix("versie")] = str(self.plan.versie)
        data.pop(self.add_prefix("akkoord"), None)
        self.data = data
        raise forms.ValidationError(werkplannen.VERANDERD)


class WensForm(VersieForm[Werkplan]):
    """What the client would like, next to the plan that was proposed (K-54)."""

    class Meta:
        model = Werkplan
        fields = ("wens_klant",)
        widgets = {"wens_klant": forms.Textarea(attrs={"rows": 4})}
        labels = {"wens_klant": "Uw wens of idee"}
        help_texts = {"wens_klant": "Uw contactpersoon leest het en bespreekt het met u."}
