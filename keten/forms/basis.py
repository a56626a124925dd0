"""What forms share: a number against double submits, and a version against overwriting."""

import datetime
import uuid
from copy import copy
from typing import Any, NamedTuple, TypeVar

from django import forms
from django.utils.translation import gettext as _
from pghistory.core import event_models

from keten.fouten import VersieConflict
from keten.models import MetVersie

V = TypeVar("V", bound=MetVersie)


class EenmaligForm(forms.Form):
    """A form that does its work once, however often it is sent (see `keten.opslaan.eenmalig`)."""

    indiening = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def waarden(self) -> dict[str, Any]:
        """The cleaned fields, without the number."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "indiening"}


class Conflictregel(NamedTuple):
    """One field on which two people differ, in words."""

    label: str
    eigen: str
    opgeslagen: str


class Conflict(NamedTuple):
    """What somebody else saved while this form was open, by whom and when."""

    regels: list[Conflictregel]
    wie: str
    op: datetime.datetime


class VersieForm(forms.ModelForm[V]):
    """A form on a record that others edit too.

    When somebody saved in between, the form keeps what was typed, shows what was saved beside it, and can be
    sent again knowingly.
    """

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance = copy(self.instance)  # checking writes what was typed on it; the page shows the record
        self.initial.setdefault("versie", self.instance.versie)
        self.conflict: Conflict | None = None

    def toon_conflict(self, conflict: VersieConflict) -> None:
        """Put both versions side by side; sending the form again now replaces the version shown."""
        opgeslagen = conflict.opgeslagen
        data: Any = copy(self.data)  # a QueryDict keeps every value of a set of checkboxes
        data[self.add_prefix("versie")] = str(opgeslagen.versie)
        self.data = data
        regels = [
            Conflictregel(
                str(self.fields[naam].label), _in_woorden(self, naam, eigen), _in_woorden(self, naam, hun)
            )
            for naam, eigen in self.cleaned_data.items()
            if hasattr(opgeslagen, naam) and naam != "versie" and (hun := getattr(opgeslagen, naam)) != eigen
        ]
        self.conflict = Conflict(regels, *laatste_wijziging(opgeslagen))

    def waarden(self) -> dict[str, Any]:
        """The cleaned fields of the record itself, without the version."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}


def laatste_wijziging(record: MetVersie) -> tuple[str, datetime.datetime]:
    """Who saved a record last, and when."""
    [geschiedenis] = event_models(tracks_model=type(record))
    rijen: Any = geschiedenis._default_manager.filter(pgh_obj=record).select_related("pgh_context")
    laatste = rijen.latest("pgh_id")
    wie = laatste.pgh_context.metadata.get("naam") if laatste.pgh_context else ""
    return wie or _("iemand buiten het portaal"), laatste.pgh_created_at


def _in_woorden(form: forms.BaseForm, naam: str, waarde: Any) -> str:
    keuzes = dict(getattr(form.fields[naam], "choices", []))
    if isinstance(waarde, list):
        return ", ".join(str(keuzes.get(deel, deel)) for deel in waarde) or _("niet ingevuld")
    if waarde in keuzes and waarde != "":
        return str(keuzes[waarde])
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if hasattr(waarde, "strftime"):
        return str(waarde.strftime("%d-%m-%Y"))
    return _("niet ingevuld") if waarde in (None, "") else str(waarde)
