"""Who in a team does a task, and which team a client belongs to."""

from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm
from keten.models import Medewerker, Team
from klanten.models import Klant


class ToewijzenForm(EenmaligForm):
    """The member who gets a task of the team."""

    aan = forms.ModelChoiceField(
        label="Wie doet deze taak",
        queryset=Medewerker.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: Any, team: Team, huidig: Medewerker | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leden = team.leden.filter(gebruiker__is_active=True).select_related("gebruiker", "partner")
        if huidig is not None:
            leden = leden.exclude(pk=huidig.pk)
        self.fields["aan"].queryset = leden.order_by("gebruiker__naam")  # type: ignore[attr-defined]


class KlantInTeamForm(EenmaligForm):
    """The team that a client belongs to, and why it changes."""

    team = forms.ModelChoiceField(
        label="Team", queryset=Team.objects.none(), required=False, empty_label="geen team"
    )
    reden = forms.CharField(
        label="Waarom", max_length=200, required=False, help_text="De klant kan dit lezen."
    )

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.lopend().filter(locatie=klant.locatie).exclude(soort=Team.Soort.BACKOFFICE)
        self.fields["team"].queryset = teams.order_by("naam")  # type: ignore[attr-defined]
        self.initial.setdefault("team", klant.beeld.team_id)
