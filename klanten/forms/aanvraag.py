"""The application: one field per open question; what is known is confirmed or disputed, never asked again."""

from copy import copy
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keten.forms.basis import Conflict, Conflictregel, EenmaligForm, laatste_wijziging
from keten.formulieren import Bedragveld, Datumveld
from keten.fouten import VersieConflict
from keten.models import Regime
from keten.tijd import vandaag
from klanten.aanvraag_bekend import bekend_van
from klanten.aanvraagantwoorden import Invulling
from klanten.aanvraagvelden import Vraag
from klanten.aanvraagvragen import als_tekst, vragen_van
from klanten.bekend import VELDEN, Bekend
from klanten.forms.uitkeringen import Regimeveld
from klanten.models import Aanvraag, Contactgegevens

KLOPT, ANDERS = "klopt_", "anders_"
_KLOPT = (("ja", gettext_lazy("Dit klopt")), ("nee", gettext_lazy("Dit klopt niet")))


class BeginForm(EenmaligForm):
    """For which benefit."""

    regime = Regimeveld(
        label=gettext_lazy("Welke uitkering?"),
        queryset=Regime.objects.none(),
        empty_label=gettext_lazy("Kies een uitkering"),
        error_messages={"required": gettext_lazy("Kies een uitkering.")},
    )

    def __init__(self, *args: Any, kolommen: list[str] | None = None, **kwargs: Any) -> None:
        """Offer the schemes of today.

        Args:
            kolommen: only those of these kinds of partner; all of them when left out.
        """
        super().__init__(*args, **kwargs)
        regimes = Regime.objects.geldig_op(vandaag())
        if kolommen is not None:
            regimes = regimes.filter(kolom__in=kolommen)
        self.fields["regime"].queryset = regimes  # type: ignore[attr-defined]


class AanvraagForm(forms.Form):
    """The questions of one application; opens with what was filled in before.

    Args:
        concept: keep what has been filled in so far: nothing has to be complete yet.
    """

    klad = True
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, aanvraag: Aanvraag, concept: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aanvraag = aanvraag
        self.nodig = not concept
        self.conflict: Conflict | None = None
        self.initial["versie"] = aanvraag.versie
        self.vragen = vragen_van(aanvraag)
        bekend = bekend_van(aanvraag.klant)
        self.bekend = {vraag.code: bekend[vraag.code] for vraag in self.vragen if vraag.code in bekend}
        for vraag in self.vragen:
            self._voeg_veld_toe(vraag)
        self._vul_eerdere_antwoorden_in()
        self.groepen = self._groepen()

    @property
    def open_vragen(self) -> int:
        """How many questions are asked: what is known only wants a yes."""
        return len(self.vragen) - len(self.bekend)

    def invulling(self) -> Invulling:
        """What was filled in, as `klanten.aanvragen` takes it."""
        open_codes = [vraag.code for vraag in self.vragen if vraag.code not in self.bekend]
        antwoorden = {code: self.cleaned_data[code] for code in open_codes if self._gegeven(code)}
        klopt = {
            code: {"ja": True, "nee": False}.get(self.cleaned_data[KLOPT + code]) for code in self.bekend
        }
        anders = {code: self.cleaned_data[ANDERS + code] for code in self.bekend if klopt[code] is False}
        contact = {code: anders.pop(code) for code in list(anders) if code in VELDEN[Contactgegevens]}
        return Invulling(antwoorden=antwoorden | contact, klopt=klopt, anders=anders)

    def clean(self) -> dict[str, Any]:
        """Who says that something is not right, says what it should be."""
        gegevens = super().clean() or self.cleaned_data
        for code in self.bekend:
            if gegevens.get(KLOPT + code) == "nee" and ANDERS + code not in self.errors:
                if self.nodig and not gegevens.get(ANDERS + code):
                    self.add_error(ANDERS + code, _("Vul in wat het moet zijn."))
            elif ANDERS + code in self.errors:
                del self.errors[ANDERS + code]
        return gegevens

    def toon_conflict(self, conflict: VersieConflict) -> None:
        """Put what somebody else filled in beside what was typed; sending again now replaces it."""
        opgeslagen = conflict.opgeslagen
        data: Any = copy(self.data)
        data["versie"] = str(opgeslagen.versie)
        self.data = data
        eerder = {antwoord.vraag: antwoord.waarde for antwoord in opgeslagen.antwoorden.all()}
        regels = [
            Conflictregel(
                str(vraag.tekst), vraag.in_woorden(eigen), vraag.in_woorden(hun) or _("niet ingevuld")
            )
            for vraag in self.vragen
            if vraag.code not in self.bekend
            and (eigen := als_tekst(self.cleaned_data.get(vraag.code))) != (hun := eerder.get(vraag.code, ""))
        ]
        self.conflict = Conflict(regels, *laatste_wijziging(opgeslagen))

    def _gegeven(self, code: str) -> bool:
        return self.cleaned_data.get(code) not in (None, "")

    def _voeg_veld_toe(self, vraag: Vraag) -> None:
        code = vraag.code
        if code not in self.bekend:
            self.fields[code] = vraag.veld(nodig=self.nodig)
            return
        self.fields[KLOPT + code] = forms.ChoiceField(
            label=f"{vraag.tekst} {self.bekend[code].waarde}",
            help_text=herkomst(self.bekend[code]),
            choices=_KLOPT,
            widget=forms.RadioSelect,
            required=self.nodig,
            error_messages={"required": _("Laat weten of dit klopt.")},
        )
        anders = (
            vraag.veld(nodig=False) if code in VELDEN[Contactgegevens] else forms.CharField(max_length=300)
        )
        anders.label, anders.required, anders.help_text = (
            _("Als het niet klopt: wat moet het zijn?"),
            False,
            "",
        )
        self.fields[ANDERS + code] = anders

    def _vul_eerdere_antwoorden_in(self) -> None:
        for antwoord in self.aanvraag.antwoorden.all():
            if antwoord.vraag not in self.bekend:
                self.initial[antwoord.vraag] = antwoord.waarde
            elif antwoord.klopt is not None:
                self.initial[KLOPT + antwoord.vraag] = "ja" if antwoord.klopt else "nee"
                self.initial[ANDERS + antwoord.vraag] = antwoord.waarde

    def _groepen(self) -> tuple[tuple[str, tuple[Any, ...]], ...]:
        per_groep: dict[str, list[Any]] = {}
        for vraag in self.vragen:
            code = vraag.code
            rij = (KLOPT + code, ANDERS + code) if code in self.bekend else code
            per_groep.setdefault(str(vraag.groep), []).append(rij)
        return tuple((titel, tuple(namen)) for titel, namen in per_groep.items())


def herkomst(gegeven: Bekend) -> str:
    """Since when and from whom something is known, in words: "Bekend sinds 3 maart 2026, door UWV"."""
    sinds = date_format(gegeven.sinds, "j F Y") if gegeven.sinds else ""
    wie = _("door uzelf") if gegeven.door_klant else _("door %s") % gegeven.door if gegeven.door else ""
    if not sinds:
        return _("Staat al in uw dossier")
    return ", ".join(deel for deel in (_("Bekend sinds %s") % sinds, wie) if deel)


class AfzienForm(forms.Form):
    """Why the client gives the application up, as an employee records it (H-43)."""

    afzienreden = forms.ChoiceField(
        label=gettext_lazy("Waarom stopt de aanvraag?"),
        choices=Aanvraag.Afzienreden.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom de aanvraag stopt.")},
    )
    reden = forms.CharField(
        label=gettext_lazy("Toelichting"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Nodig bij een andere reden."),
    )


class MijnAfzienForm(AfzienForm):
    """The same, asked of the client, who need not say why."""

    _REDEN = Aanvraag.Afzienreden
    afzienreden = forms.ChoiceField(
        label=gettext_lazy("Waarom stopt u?"),
        choices=(
            (_REDEN.WERK, gettext_lazy("Ik heb werk gevonden")),
            (_REDEN.WORK_FIRST, gettext_lazy("Ik wil niet meedoen aan Work First")),
            (_REDEN.VOORWAARDEN, gettext_lazy("Ik voldoe niet aan de voorwaarden")),
            (_REDEN.OPLEIDING, gettext_lazy("Ik ga een opleiding volgen")),
            (_REDEN.ANDERS, gettext_lazy("Een andere reden")),
            (_REDEN.ZEGT_NIET, gettext_lazy("Dat zeg ik liever niet")),
        ),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Uw antwoord heeft geen gevolgen. Wij leren ervan."),
        error_messages={"required": gettext_lazy("Kies een antwoord.")},
    )


class BesluitForm(EenmaligForm):
    """Award or refusal; the amount is for an award, the reason for a refusal."""

    groepen = (("", ("besluit", ("eerste_dag", "bedrag"), "reden")),)

    besluit = forms.ChoiceField(
        label="Besluit",
        choices=[("toekennen", "Toekennen"), ("afwijzen", "Afwijzen")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies toekennen of afwijzen."},
    )
    eerste_dag = Datumveld(label="Eerste dag van de uitkering", required=False)
    bedrag = Bedragveld(label="Bedrag per maand", required=False, max_digits=8, help_text="Bruto, in euro.")
    reden = forms.CharField(
        label="Reden van de afwijzing",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De klant kan dit lezen.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask what belongs to the decision."""
        gegevens = super().clean() or self.cleaned_data
        nodig = {
            "toekennen": {"eerste_dag": "Vul de eerste dag in.", "bedrag": "Vul het bedrag in."},
            "afwijzen": {"reden": "Vul in waarom de aanvraag wordt afgewezen."},
        }
        for naam, melding in nodig.get(gegevens.get("besluit", ""), {}).items():
            if naam not in self.errors and gegevens.get(naam) in (None, ""):
                self.add_error(naam, melding)
        return gegevens


class TijdelijkForm(EenmaligForm):
    """A temporary award by CWI."""

    groepen = (("", (("eerste_dag", "laatste_dag"), "bedrag")),)

    eerste_dag = Datumveld(label="Eerste dag")
    laatste_dag = Datumveld(label="Laatste dag")
    bedrag = Bedragveld(label="Bedrag per maand", max_digits=8, help_text="Bruto, in euro.")
