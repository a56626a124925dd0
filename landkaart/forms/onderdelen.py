"""The lines of the lists that milestones ask for."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.tijd import vandaag
from landkaart import invulbeeld, meten
from landkaart.models import (
    Deelname,
    Landkaartdoel,
    Pilot,
    Portefeuille,
    Raadpleging,
    Verbetervoorstel,
)


class Regelform(EenmaligForm, VersieForm[Any]):
    """A line of a list; the choices are those of the location."""

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.locatie = locatie
        self.beperk()

    def beperk(self) -> None:
        """Offer only what belongs to the location."""

    def velden(self) -> dict[str, Any]:
        """The fields of the line, without version and number."""
        return {naam: self.cleaned_data[naam] for naam in self._meta.fields or ()}

    def _geweest(self, naam: str) -> None:
        dag = self.cleaned_data.get(naam)
        if dag is not None and dag > vandaag():
            self.add_error(naam, "Deze dag is nog niet geweest.")


class DeelnameForm(Regelform):
    """How a municipality takes part."""

    groepen = (("", ("gemeente", "vorm", "via", "reden", "in_mt")),)

    class Meta:
        model = Deelname
        fields = ("gemeente", "vorm", "via", "reden", "in_mt")
        widgets: ClassVar = {"vorm": forms.RadioSelect}
        help_texts: ClassVar = {
            "via": "Alleen als de gemeente meedoet via een andere gemeente of een dienst.",
            "reden": "Alleen als de gemeente niet meedoet.",
        }

    def beperk(self) -> None:
        """All municipalities; those of the location first in mind, others can join."""
        self.fields["gemeente"].queryset = Ketenpartner.objects.geldig_op(vandaag()).filter(  # type: ignore[attr-defined]
            kolom=Ketenpartner.Kolom.GEMEENTE
        )
        self.fields["vorm"].choices = Deelname.Vorm.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Why it stays away is asked of who stays away, and via whom of who comes via somebody."""
        velden = super().clean() or self.cleaned_data
        vorm = velden.get("vorm")
        if vorm == Deelname.Vorm.NIET and not velden.get("reden"):
            self.add_error("reden", "Vul in waarom de gemeente niet meedoet.")
        if vorm in (Deelname.Vorm.ANDERE, Deelname.Vorm.ISD) and not velden.get("via"):
            self.add_error("via", "Vul in via welke gemeente of dienst.")
        return velden


class PortefeuilleForm(Regelform):
    """Who answers for a subject."""

    van = Datumveld(label="Sinds")

    class Meta:
        model = Portefeuille
        fields = ("onderwerp", "hoort_bij", "mt_lid", "van")
        help_texts: ClassVar = {
            "onderwerp": "Bijvoorbeeld: werkgevers, personeel, klantgerichtheid.",
            "hoort_bij": "Dan is op de bestuurspagina te zien dat deze mijlpaal een houder heeft.",
        }

    def beperk(self) -> None:
        """Members of the management team of this location, and the milestones that it answers."""
        mijlpaal: Any = self.fields["hoort_bij"]
        mijlpaal.queryset = invulbeeld.mijlpalen_queryset(self.locatie)
        mijlpaal.empty_label = "geen vaste mijlpaal"
        leden = [lid.pk for lid in meten.mt_leden(self.locatie)]
        _kies_medewerker(self, "mt_lid", leden)


class RaadplegingForm(Regelform):
    """Who was asked for advice."""

    op = Datumveld(label="Geraadpleegd op")

    class Meta:
        model = Raadpleging
        fields = ("soort", "naam", "op", "advies")
        labels: ClassVar = {"naam": "Naam van de raad of organisatie", "advies": "Wat was het advies"}

    def clean(self) -> dict[str, Any]:
        """A consultation has been."""
        velden = super().clean() or self.cleaned_data
        self._geweest("op")
        return velden


class PilotForm(Regelform):
    """A pilot with its three days, and how it ended."""

    groepen = (
        ("", ("naam", ("start_op", "evaluatie_op", "uitrol_op"))),
        ("Als de pilot klaar is", (("afgerond_op",), "uitkomst")),
    )
    start_op = Datumveld(label="Begonnen op")
    evaluatie_op = Datumveld(label="Evaluatie op")
    uitrol_op = Datumveld(label="Hele locatie op", help_text="Wanneer werkt iedereen zo?")
    afgerond_op = Datumveld(label="Uitgerold of gestopt op", required=False)

    class Meta:
        model = Pilot
        fields = ("naam", "start_op", "evaluatie_op", "uitrol_op", "afgerond_op", "uitkomst")

    def clean(self) -> dict[str, Any]:
        """What is finished has been."""
        velden = super().clean() or self.cleaned_data
        self._geweest("afgerond_op")
        return velden


class VoorstelForm(Regelform):
    """An improvement with its owner, and what came of it."""

    groepen = (
        ("", ("voorstel", "aanleiding", "eigenaar", ("op", "uiterlijk"))),
        ("Als het is ingevoerd", (("klaar_op",), "resultaat")),
    )
    op = Datumveld(label="Besloten op")
    uiterlijk = Datumveld(label="Klaar op")
    klaar_op = Datumveld(label="Ingevoerd op", required=False)

    class Meta:
        model = Verbetervoorstel
        fields = ("voorstel", "aanleiding", "eigenaar", "op", "uiterlijk", "klaar_op", "resultaat")

    def beperk(self) -> None:
        """Employees of this location."""
        eigen = Medewerker.objects.filter(locaties=self.locatie, gebruiker__is_active=True)
        _kies_medewerker(self, "eigenaar", list(eigen.values_list("pk", flat=True)))

    def clean(self) -> dict[str, Any]:
        """Decided and done have been."""
        velden = super().clean() or self.cleaned_data
        self._geweest("op")
        self._geweest("klaar_op")
        return velden


class DoelForm(Regelform):
    """A goal with its figures."""

    groepen = (("", ("doelstelling", "eenheid", ("nu", "streef"), ("op",))),)
    op = Datumveld(label="Te halen op")
    nu = forms.DecimalField(label="Cijfer nu", required=False, localize=True, max_digits=10, decimal_places=1)
    streef = forms.DecimalField(label="Streefcijfer", localize=True, max_digits=10, decimal_places=1)

    class Meta:
        model = Landkaartdoel
        fields = ("doelstelling", "eenheid", "nu", "streef", "op")


def _kies_medewerker(form: Regelform, naam: str, keuze: list[int]) -> None:
    """Offer these people, and whom the line names already."""
    huidig = getattr(form.instance, f"{naam}_id", None)
    veld: Any = form.fields[naam]
    veld.queryset = Medewerker.objects.filter(pk__in=[*keuze, *([huidig] if huidig else [])]).select_related(
        "gebruiker"
    )


FORMULIEREN: dict[str, type[Regelform]] = {
    "deelname": DeelnameForm,
    "portefeuilles": PortefeuilleForm,
    "raadplegingen": RaadplegingForm,
    "pilots": PilotForm,
    "voorstellen": VoorstelForm,
    "doelen": DoelForm,
}
"""By the code of the list (`landkaart.onderdelen`)."""
