"""What a vacancy asks of people: a few rows that work without JavaScript."""

from collections.abc import Iterable
from typing import Any

from django import forms

from klanten.models import Competentie, KlantCompetentie, Opleiding
from werkgevers.models import Vacatureeis
from werkgevers.vacature_eisen import Eis

_RIJEN = 4
_EIS, _LEREN, _WENS = "eis", "leren", "wens"
_GEWICHT = ((_EIS, "eis"), (_LEREN, "eis, te leren in het werk"), (_WENS, "wens"))
_WEGEN = {
    _EIS: {"vereist": True, "te_leren": False},
    _LEREN: {"vereist": True, "te_leren": True},
    _WENS: {"vereist": False, "te_leren": False},
}
_Soort = Vacatureeis.Soort
_REDELIJK = KlantCompetentie.Niveau.REDELIJK


class _MetStandaard(forms.ChoiceField):
    """A choice that always has one; who sends nothing gets the first."""

    def clean(self, value: Any) -> Any:
        """The choice, or the one that the form opens with."""
        return super().clean(value or self.initial)


class Eisenvelden(forms.Form):
    """Rows of competences with their level, an education level, and a driving licence."""

    opleiding = forms.ChoiceField(
        label="Opleidingsniveau, minstens",
        choices=[("", "geen opleiding nodig"), *Opleiding.Niveau.choices],
        required=False,
    )
    opleiding_gewicht = _MetStandaard(label="Opleiding is een", choices=_GEWICHT, initial=_EIS)
    rijbewijs = forms.ChoiceField(
        label="Rijbewijs B", choices=[("", "niet nodig"), *_GEWICHT], required=False
    )
    zonder_eisen = forms.BooleanField(
        label="Dit werk vraagt niets bijzonders",
        help_text="Zet dit vinkje alleen als u hierboven niets invult.",
        required=False,
    )

    def __init__(self, *args: Any, eisen: Iterable[Vacatureeis] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._competenties = {str(een.pk): een for een in Competentie.objects.all()}
        bestaand = list(eisen)
        rijen = [eis for eis in bestaand if eis.soort == _Soort.COMPETENTIE]
        self._rijen = range(1, max(_RIJEN, len(rijen) + 2) + 1)
        for nummer in self._rijen:
            self._voeg_rij_toe(nummer)
        for nummer, eis in enumerate(rijen, start=1):
            self.initial[f"competentie_{nummer}"] = str(eis.competentie_id)
            self.initial[f"niveau_{nummer}"] = eis.niveau
            self.initial[f"gewicht_{nummer}"] = _gewicht(eis)
        for eis in bestaand:
            if eis.soort == _Soort.OPLEIDING:
                self.initial["opleiding"] = eis.opleiding
                self.initial["opleiding_gewicht"] = _gewicht(eis)
            elif eis.soort == _Soort.RIJBEWIJS:
                self.initial["rijbewijs"] = _gewicht(eis)

    @property
    def eisenrijen(self) -> tuple[str | tuple[str, ...], ...]:
        """The rows of this part, as `groepen` of a form takes them."""
        rijen = ((f"competentie_{n}", f"niveau_{n}", f"gewicht_{n}") for n in self._rijen)
        return (*rijen, ("opleiding", "opleiding_gewicht", "rijbewijs"), "zonder_eisen")

    def eisen(self) -> list[Eis]:
        """What was filled in."""
        data = self.cleaned_data
        eisen = [
            Eis(
                _Soort.COMPETENTIE,
                competentie=self._competenties[data[f"competentie_{nummer}"]],
                niveau=int(data[f"niveau_{nummer}"]),
            ).weeg(**_WEGEN[data[f"gewicht_{nummer}"]])
            for nummer in self._rijen
            if data.get(f"competentie_{nummer}")
        ]
        if data.get("opleiding"):
            opleiding = Eis(_Soort.OPLEIDING, opleiding=data["opleiding"])
            eisen.append(opleiding.weeg(**_WEGEN[data["opleiding_gewicht"]]))
        if data.get("rijbewijs"):
            eisen.append(Eis(_Soort.RIJBEWIJS).weeg(**_WEGEN[data["rijbewijs"]]))
        return eisen

    def keur_eisen(self) -> None:
        """Refuse the same competence twice, and nothing at all without saying so."""
        gezien = set()
        for nummer in self._rijen:
            gekozen = self.cleaned_data.get(f"competentie_{nummer}")
            if gekozen and gekozen in gezien:
                self.add_error(f"competentie_{nummer}", "Deze competentie staat er al.")
            gezien.add(gekozen)

    def _voeg_rij_toe(self, nummer: int) -> None:
        namen = [("", "kies"), *((pk, een.naam) for pk, een in self._competenties.items())]
        self.fields[f"competentie_{nummer}"] = forms.ChoiceField(
            label=f"Competentie {nummer}", choices=namen, required=False
        )
        self.fields[f"niveau_{nummer}"] = _MetStandaard(
            label="Hoe goed", choices=KlantCompetentie.Niveau.choices, initial=_REDELIJK
        )
        self.fields[f"gewicht_{nummer}"] = _MetStandaard(label="Eis of wens", choices=_GEWICHT, initial=_EIS)


def _gewicht(eis: Vacatureeis) -> str:
    if not eis.vereist:
        return _WENS
    return _LEREN if eis.te_leren else _EIS
