"""Forms about checks, house visits and duties."""

import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from handhaving.controles.bevoegd import mag
from handhaving.controles.lijst import EIGEN, LAAT, WEEK
from handhaving.models import Controle, Controlesoort, Signaal, Verplichting
from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld, Tijdveld
from keten.models import Medewerker
from keten.rechten import Recht, rechten_van
from keten.termijnen import NEDERLAND
from klanten.collegas import collegas
from klanten.forms.volgen import Keuzefilter
from klanten.models import Klant

_WAAROM = "Schrijf op waarom."


def _tekst(label: str, *, hint: str = "", maximum: int = 500, rijen: int = 3, **extra: Any) -> Any:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=maximum,
        widget=forms.Textarea(attrs={"rows": rijen}),
        **extra,
    )


def _getal(label: str, *, hint: str = "", maximum: int = 999, **extra: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=0,
        max_value=maximum,
        widget=forms.NumberInput(attrs={"size": 4}),
        **extra,
    )


class BestelForm(EenmaligForm):
    """Which check, on what ground."""

    soort = forms.ModelChoiceField(Controlesoort.objects.none(), label="Welke controle?", empty_label="Kies")
    grond = forms.ChoiceField(
        label="Op welke grond?",
        widget=forms.RadioSelect,
        choices=[
            (grond.value, capfirst(str(grond.label)))
            for grond in Controle.Grond
            if grond is not Controle.Grond.STEEKPROEF
        ],
        error_messages={"required": "Kies een grond."},
    )
    signaal = forms.ModelChoiceField(
        Signaal.objects.none(), label="Welk signaal?", required=False, empty_label="Geen"
    )
    reden = _tekst(
        "Waarom?", hint="Nodig voor meer dan een administratieve controle bij groen.", required=False
    )

    def __init__(self, *args: Any, klant: Klant, door: Medewerker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        toegestaan = [s.pk for s in Controlesoort.objects.all() if mag(door, klant.locatie, s)]
        soort: Any = self.fields["soort"]
        soort.queryset = Controlesoort.objects.filter(pk__in=toegestaan)
        signaal: Any = self.fields["signaal"]
        signaal.queryset = klant.signalen.exclude(besluit=Signaal.Besluit.GEEN_VERVOLG)
        if Recht.HANDHAVEN not in rechten_van(door.rollen) or not signaal.queryset.exists():
            del self.fields["signaal"]
            grond: Any = self.fields["grond"]
            grond.choices = [keuze for keuze in grond.choices if keuze[0] != Controle.Grond.SIGNAAL]


class AfrondForm(EenmaligForm):
    """What came out, and what it cost."""

    uitkomst = forms.ChoiceField(
        label="Wat is de uitkomst?",
        widget=forms.RadioSelect,
        choices=[(u.value, capfirst(str(u.label))) for u in Controle.Uitkomst],
        error_messages={"required": "Kies een uitkomst."},
    )
    bevinding = _tekst(
        "Wat kwam eruit?",
        hint="Alleen feiten. De klant leest dit.",
        maximum=2000,
        rijen=4,
        error_messages={"required": "Schrijf op wat eruit kwam."},
    )
    minuten = _getal("Bestede minuten", error_messages={"required": "Vul in hoeveel minuten het kostte."})
    documenten = _getal("Gevraagde documenten", maximum=99, initial=0)
    vragen = _getal("Gestelde vragen", maximum=99, initial=0)

    groepen = (
        ("Uitkomst", ("uitkomst", "bevinding")),
        ("Wat het vroeg", (("minuten", "documenten", "vragen"),)),
    )


class AfgelastForm(EenmaligForm):
    """Why a check is not done."""

    reden = _tekst("Waarom gaat de controle niet door?", error_messages={"required": _WAAROM})


class OnderbouwForm(EenmaligForm):
    """First step of a house visit: why no lighter means."""

    geen_lichter_middel = _tekst(
        "Waarom is een lichter middel niet genoeg?",
        hint="Bijvoorbeeld: een gesprek en bankafschriften maakten het niet duidelijk.",
        maximum=1000,
        error_messages={"required": "Schrijf op waarom een lichter middel niet genoeg is."},
    )
    redelijke_grond = _tekst(
        "Is er een redelijke grond?",
        hint="Feiten waardoor u twijfelt aan wat de klant doorgaf. Leeg: weigeren heeft geen gevolg.",
        maximum=1000,
        required=False,
    )


class VoorbereidForm(EenmaligForm):
    """Second step: when, with whom, and whether the client knows."""

    dag = Datumveld(label="Op welke dag?")
    tijd = Tijdveld(label="Hoe laat?")
    tweede = forms.ModelChoiceField(
        Medewerker.objects.none(),
        label="Wie gaat er mee?",
        help_text="Een huisbezoek doet u met twee mensen.",
        empty_label="Kies",
    )
    aangekondigd = forms.TypedChoiceField(
        label="Weet de klant het vooraf?",
        widget=forms.RadioSelect,
        choices=[("ja", "Ja, ik kondig het aan"), ("nee", "Nee, onaangekondigd")],
        coerce=lambda waarde: waarde == "ja",
        error_messages={"required": "Kies of de klant het vooraf weet."},
    )
    waarom_onaangekondigd = _tekst("Waarom onaangekondigd?", rijen=2, required=False)

    groepen = (
        ("Wanneer en met wie", (("dag", "tijd"), "tweede")),
        ("Aankondiging", ("aangekondigd", "waarom_onaangekondigd")),
    )

    def __init__(self, *args: Any, klant: Klant, door: Medewerker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tweede: Any = self.fields["tweede"]
        tweede.queryset = collegas(klant.locatie, Recht.RISICO).exclude(pk=door.pk)

    def waarden(self) -> dict[str, Any]:
        """Day and time as one moment."""
        gegevens = super().waarden()
        moment = datetime.datetime.combine(gegevens.pop("dag"), gegevens.pop("tijd"), NEDERLAND)
        return {**gegevens, "gepland_op": moment}


class ToestemmingForm(EenmaligForm):
    """Third step: whether the client let them in."""

    gegeven = forms.TypedChoiceField(
        label="Geeft de klant toestemming?",
        widget=forms.RadioSelect,
        choices=[("ja", "Ja"), ("nee", "Nee")],
        coerce=lambda waarde: waarde == "ja",
        error_messages={"required": "Kies ja of nee."},
    )
    verteld = forms.BooleanField(
        label="De klant weet waarom wij komen, en dat weigeren mag",
        error_messages={"required": "Vertel dit eerst. Zonder uitleg telt de toestemming niet."},
    )

    def waarden(self) -> dict[str, Any]:
        """Only the answer."""
        return {"gegeven": self.cleaned_data["gegeven"]}


class VerslagForm(EenmaligForm):
    """Fourth step: the report."""

    verslag = _tekst(
        "Verslag",
        hint="Alleen wat u zag en hoorde. De klant leest dit.",
        maximum=4000,
        rijen=8,
        error_messages={"required": "Schrijf het verslag."},
    )


class ReactieForm(EenmaligForm):
    """Fifth step: what the client says, written down by an employee."""

    reactie = _tekst(
        "Wat zegt de klant over het verslag?",
        hint="In de woorden van de klant.",
        maximum=4000,
        rijen=5,
        error_messages={"required": "Schrijf op wat de klant zegt."},
    )


class MijnReactieForm(EenmaligForm):
    """The client's own reaction."""

    reactie = forms.CharField(
        label=_("Wat vindt u van het verslag?"),
        help_text=_("Klopt er iets niet? Zeg het hier."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schrijf op wat u van het verslag vindt.")},
    )


class VerplichtingForm(EenmaligForm):
    """What a client has to do in a period."""

    soort = forms.ChoiceField(label="Soort", choices=[("", "Kies"), *Verplichting.Soort.choices])
    wat = forms.CharField(
        label="Wat spreekt u af?",
        max_length=200,
        help_text="De klant leest dit. Bijvoorbeeld: elke week een sollicitatie.",
        error_messages={"required": "Schrijf op wat u afspreekt."},
    )
    doel = forms.IntegerField(
        label="Hoe vaak in deze periode?",
        min_value=1,
        max_value=200,
        initial=1,
        widget=forms.NumberInput(attrs={"size": 4}),
    )
    van = Datumveld(label="Vanaf")
    tot = Datumveld(label="Tot en met")

    groepen = (("Plicht", ("soort", "wat", "doel", ("van", "tot"))),)


class OordeelForm(EenmaligForm):
    """Whether a duty was met."""

    oordeel = forms.ChoiceField(
        label="Is de plicht gedaan?",
        widget=forms.RadioSelect,
        choices=[(o.value, capfirst(str(o.label))) for o in Verplichting.Oordeel],
        error_messages={"required": "Kies wat er gebeurde."},
    )
    reden = _tekst(
        "Waarom?",
        hint="Nodig als de plicht niet is gedaan of niet hoefde. De klant leest dit.",
        required=False,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def toon_conflict(self, conflict: Any) -> None:
        """Keep what was typed; sending again replaces what a colleague said meanwhile."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["versie"] = str(conflict.opgeslagen.versie)  # type: ignore[index]


class ControlesFilter(Keuzefilter):
    """Which checks to show."""

    wiens = forms.ChoiceField(
        label="Welke",
        required=False,
        choices=[
            ("", "Alle"),
            (EIGEN, "Door mij gepland"),
            (WEEK, "Binnen een week te doen"),
            (LAAT, "Over de termijn"),
        ],
    )
    stand = forms.ChoiceField(label="Stand", required=False, choices=[("", "Alle"), *Controle.Stand.choices])
    grond = forms.ChoiceField(label="Grond", required=False, choices=[("", "Alle"), *Controle.Grond.choices])
    soort = forms.ChoiceField(label="Soort", required=False)
    uitkomst = forms.ChoiceField(
        label="Uitkomst", required=False, choices=[("", "Alle"), *Controle.Uitkomst.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soort: Any = self.fields["soort"]
        soort.choices = [("", "Alle"), *Controlesoort.objects.values_list("code", "naam")]
