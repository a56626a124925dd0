"""Forms about breaches: recording, proposing, hearing, deciding, objecting."""

from copy import copy
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from handhaving.maatregelen.berekenen import Berekening
from handhaving.models import Bezwaar, Controle, Hoorpoging, Horing, Overtreding, Overtredingsoort, Signaal
from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.forms.volgen import Keuzefilter
from klanten.models import Klant, Uitkering
from werkgevers.models import Motivatiesignaal

_WAAROM = "Schrijf op waarom."


def _tekst(
    label: str, *, hint: str = "", maximum: int = 2000, rijen: int = 5, **extra: Any
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=maximum,
        widget=forms.Textarea(attrs={"rows": rijen}),
        **extra,
    )


class OvertredingForm(EenmaligForm):
    """What was not kept, when, and where that came from."""

    soort = forms.ModelChoiceField(
        Overtredingsoort.objects.all(), label="Welke plicht is niet nagekomen?", empty_label="Kies"
    )
    op = Datumveld(label="Wanneer gebeurde dit?")
    wat = _tekst(
        "Wat gebeurde er?",
        hint="Alleen feiten, geen oordeel. De klant leest dit als u een maatregel voorstelt.",
        error_messages={"required": "Schrijf op wat er gebeurde."},
    )
    signaal = forms.ModelChoiceField(
        Signaal.objects.none(), label="Komt het uit een signaal?", required=False, empty_label="Nee"
    )
    controle = forms.ModelChoiceField(
        Controle.objects.none(), label="Komt het uit een controle?", required=False, empty_label="Nee"
    )
    motivatiesignaal = forms.ModelChoiceField(
        Motivatiesignaal.objects.none(),
        label="Komt het van een werkgever?",
        help_text="Alleen opmerkingen die terecht zijn bevonden.",
        required=False,
        empty_label="Nee",
    )

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bronnen = {
            # Other signals are not for everybody who may record a breach.
            "signaal": klant.signalen.filter(besluit=Signaal.Besluit.OVERTREDING),
            "controle": klant.controles.filter(stand=Controle.Stand.GEDAAN).select_related("soort"),
            "motivatiesignaal": klant.motivatiesignalen.filter(oordeel=Motivatiesignaal.Oordeel.TERECHT),
        }
        for naam, rijen in bronnen.items():
            veld: Any = self.fields[naam]
            veld.queryset = rijen
            if not rijen.exists():
                del self.fields[naam]


class UitkeringForm(forms.Form):
    """Which benefit a measure would be about, when the client had several on that day."""

    uitkering = forms.ModelChoiceField(
        Uitkering.objects.none(), label="Om welke uitkering gaat het?", empty_label="Kies"
    )

    def __init__(self, *args: Any, uitkeringen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uitkering"].queryset = uitkeringen  # type: ignore[attr-defined]


class VoorstelForm(EenmaligForm):
    """A measure: what the table says, or lower with a reason."""

    percentage = forms.IntegerField(
        label="Verlaging (procent)",
        min_value=0,
        max_value=100,
        help_text="0 is een waarschuwing.",
        widget=forms.NumberInput(attrs={"size": 4}),
    )
    maanden = forms.IntegerField(
        label="Aantal maanden", min_value=0, max_value=12, widget=forms.NumberInput(attrs={"size": 4})
    )
    reden_lager = _tekst(
        "Waarom lager dan de tabel?",
        hint="Bijvoorbeeld omdat de klant er weinig aan kon doen. Hoger dan de tabel kan niet.",
        maximum=1000,
        rijen=3,
        required=False,
    )
    toelichting = _tekst(
        "Waarom deze maatregel?",
        hint="De klant leest dit.",
        error_messages={"required": _WAAROM},
    )

    groepen = (("", (("percentage", "maanden"), "reden_lager", "toelichting")),)

    def __init__(self, *args: Any, berekening: Berekening, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(percentage=berekening.percentage, maanden=berekening.maanden)


class HorenForm(EenmaligForm):
    """What the client told an employee, or that the client does not want to tell."""

    wijze = forms.ChoiceField(
        label="Hoe sprak u de klant?",
        widget=forms.RadioSelect,
        choices=[(w.value, capfirst(w.label)) for w in Horing.Wijze if w is not Horing.Wijze.PORTAAL],
        error_messages={"required": "Kies hoe u de klant sprak."},
    )
    verhaal = _tekst(
        "Wat vertelt de klant?",
        hint="In de woorden van de klant.",
        maximum=4000,
        error_messages={"required": "Schrijf op wat de klant vertelt."},
    )
    afgezien = forms.BooleanField(
        label="De klant zegt zelf dat hij niet wil reageren",
        help_text="Niet reageren is iets anders: dan probeert u het nog eens.",
        required=False,
    )


class PogingForm(EenmaligForm):
    """Once more trying to hear somebody who stayed silent."""

    hoe = forms.ChoiceField(
        label="Wat deed u om de klant te horen?",
        widget=forms.RadioSelect,
        choices=[(w.value, capfirst(w.label)) for w in Hoorpoging.Wijze],
        error_messages={"required": "Kies wat u deed."},
    )
    toelichting = _tekst(
        "Wat hoorde u?", maximum=1000, rijen=3, error_messages={"required": "Schrijf op wat u hoorde."}
    )


class BesluitForm(EenmaligForm):
    """A decision: the measure, or nothing."""

    OPLEGGEN, VRIJSPREKEN = "opleggen", "vrijspreken"

    uitkomst = forms.ChoiceField(label="Uw besluit", widget=forms.RadioSelect)
    vanaf = Datumveld(label="Vanaf welke dag?", required=False)
    reden = _tekst(
        "Waarom?",
        hint="Zeg ook wat u deed met het verhaal van de klant. De klant leest dit.",
        error_messages={"required": _WAAROM},
    )
    gezien = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, gehoord: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(self.VRIJSPREKEN, "Geen maatregel")]
        if gehoord:
            keuzes.insert(0, (self.OPLEGGEN, "De maatregel zoals voorgesteld"))
            self.initial.setdefault("vanaf", vandaag())
        else:
            del self.fields["vanaf"]
        self.fields["uitkomst"].choices = keuzes  # type: ignore[attr-defined]

    def toon(self, horing: Horing | None) -> None:
        """Stand beside what the client said last; what was typed stays."""
        gezien = horing.pk if horing else None
        self.initial["gezien"] = gezien
        if self.is_bound:
            data: Any = copy(self.data)
            data["gezien"] = "" if gezien is None else str(gezien)
            self.data = data

    def clean(self) -> dict[str, Any]:
        """A measure has a first day."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("uitkomst") == self.OPLEGGEN and not gegevens.get("vanaf"):
            self.add_error("vanaf", "Vul in vanaf welke dag de maatregel geldt.")
        return gegevens


class VerzendForm(EenmaligForm):
    """Only the number against double sending: the letter is written from what was recorded."""


class TerugForm(EenmaligForm):
    """Back, before a letter went out: other facts, or nothing at all."""

    WIJZIG, INTREKKEN = "wijzig_feiten", "trek_in"

    stap = forms.ChoiceField(label="Wat is er aan de hand?", widget=forms.RadioSelect)
    reden = _tekst(
        "Waarom?", hint="De klant kan dit lezen.", maximum=1000, error_messages={"required": _WAAROM}
    )

    def __init__(self, *args: Any, overtreding: Overtreding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(self.INTREKKEN, "Er was geen overtreding: trek in, er volgt niets")]
        if overtreding.stand != Overtreding.Stand.VASTGELEGD:
            keuzes.insert(
                0, (self.WIJZIG, "De feiten zijn anders: het voorstel vervalt en alles begint opnieuw")
            )
        self.fields["stap"].choices = keuzes  # type: ignore[attr-defined]


class RedenForm(EenmaligForm):
    """Only why."""

    reden = _tekst(
        "Waarom?", hint="De klant kan dit lezen.", maximum=1000, error_messages={"required": _WAAROM}
    )


class BezwaarForm(EenmaligForm):
    """An objection that an employee writes down for the client."""

    gronden = _tekst(
        "Waarom is de klant het er niet mee eens?",
        hint="In de woorden van de klant.",
        maximum=4000,
        error_messages={"required": "Schrijf op waarom de klant het er niet mee eens is."},
    )
    reden_te_laat = _tekst("Is de termijn voorbij: waarom mag het nog?", maximum=500, rijen=2, required=False)


class BezwaarBesluitForm(EenmaligForm):
    """The answer to an objection."""

    uitkomst = forms.ChoiceField(
        label="Uw besluit",
        widget=forms.RadioSelect,
        choices=[(u.value, capfirst(u.label)) for u in Bezwaar.Uitkomst],
        error_messages={"required": "Kies een uitkomst."},
    )
    percentage = forms.IntegerField(
        label="Nieuwe verlaging (procent)",
        help_text="Alleen bij deels gegrond. 0 is een waarschuwing.",
        min_value=0,
        max_value=100,
        required=False,
        widget=forms.NumberInput(attrs={"size": 4}),
    )
    maanden = forms.IntegerField(
        label="Nieuw aantal maanden",
        min_value=0,
        max_value=12,
        required=False,
        widget=forms.NumberInput(attrs={"size": 4}),
    )
    reden = _tekst("Waarom?", hint="De klant leest dit.", error_messages={"required": _WAAROM})

    groepen = (("", ("uitkomst", ("percentage", "maanden"), "reden")),)


class VerhaalForm(EenmaligForm):
    """The client's own story."""

    verhaal = forms.CharField(
        label=_("Wat gebeurde er volgens u?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )


class MijnBezwaarForm(EenmaligForm):
    """The client's own objection."""

    gronden = forms.CharField(
        label=_("Waarom bent u het er niet mee eens?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Vertel waarom u het er niet mee eens bent.")},
    )


class ContractForm(EenmaligForm):
    """A contract on duties."""

    afspraken = _tekst(
        "Wat spreekt u af?",
        hint="De klant leest dit.",
        error_messages={"required": "Schrijf op wat u afspreekt."},
    )
    tot = Datumveld(label="Tot en met welke dag?")
    bevestigd = forms.BooleanField(
        label="Ik heb de waarschuwing gelezen en maak toch een contract",
        error_messages={"required": "Bevestig dat u de waarschuwing las."},
    )
    reden = _tekst("Waarom helpt een contract deze klant?", maximum=500, rijen=3)

    def __init__(self, *args: Any, laag_risico: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not laag_risico:
            del self.fields["bevestigd"], self.fields["reden"]


class OvertredingenFilter(Keuzefilter):
    """Which breaches to show."""

    wiens = forms.ChoiceField(
        label="Wacht op", required=False, choices=[("", "Alles"), ("mij", "Wacht op mij")]
    )
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Alle"), *((s.value, capfirst(s.label)) for s in Overtreding.Stand)],
    )
    soort = forms.ChoiceField(label="Soort", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = Overtredingsoort.objects.values_list("code", "naam")
        self.fields["soort"].choices = [("", "Alle"), *soorten]  # type: ignore[attr-defined]
