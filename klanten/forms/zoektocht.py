"""Applications, competences and documents, as clients and coaches enter them."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.forms.documenten import DocumentForm
from klanten.models import Competentie, Document, Klant, KlantCompetentie, Sollicitatie

_VELDEN = ("werkgever", "functie", "op", "wijze", "uitkomst", "notitie", "bewijs")


def _met_hoofdletter(keuzes: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [(waarde, capfirst(woord)) for waarde, woord in keuzes]


class _Sollicitatievelden(forms.ModelForm[Sollicitatie]):
    """The fields of an application; evidence is one of the client's own documents."""

    groepen: ClassVar = (("", ("functie", "werkgever", ("op", "wijze"), "uitkomst", "notitie", "bewijs")),)

    op = Datumveld(label=_("Wanneer hebt u gesolliciteerd?"))

    class Meta:
        model = Sollicitatie
        fields = _VELDEN
        labels: ClassVar = {
            "functie": _("Welk werk?"),
            "werkgever": _("Bij welke werkgever?"),
            "wijze": _("Hoe?"),
            "uitkomst": _("Hebt u al antwoord?"),
            "notitie": _("Wat wilt u onthouden?"),
            "bewijs": _("Bewijs"),
        }
        help_texts: ClassVar = {
            "bewijs": _("Bijvoorbeeld uw brief of het antwoord. Zet het eerst bij Mijn documenten.")
        }

    def beperk(self, klant: Klant) -> None:
        """Offer the client's own documents only, and words that begin with a capital."""
        documenten = klant.documenten.filter(zichtbaar_voor_klant=True, ingetrokken_op=None)
        bewijs: Any = self.fields["bewijs"]
        bewijs.queryset = documenten
        bewijs.empty_label = _("Geen document")
        for naam in ("wijze", "uitkomst"):
            veld: Any = self.fields[naam]
            veld.choices = _met_hoofdletter(veld.choices)


class SollicitatieForm(EenmaligForm, _Sollicitatievelden):
    """A new application; today unless the client says otherwise."""

    def __init__(self, data: Any = None, *, klant: Klant) -> None:
        super().__init__(data, initial={"op": vandaag()})
        self.beperk(klant)


class SollicitatieWijzigForm(_Sollicitatievelden, VersieForm[Sollicitatie]):
    """An application that is there already."""

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beperk(klant)


class PeriodeForm(forms.Form):
    """The period of a report; the last four weeks unless asked otherwise."""

    van = Datumveld(label=_("Van"), required=False)
    tot = Datumveld(label=_("Tot en met"), required=False)

    def __init__(self, data: Any = None) -> None:
        eerste = vandaag() - datetime.timedelta(weeks=4)
        super().__init__(data, initial={"van": eerste, "tot": vandaag()})

    def periode(self) -> tuple[datetime.date, datetime.date]:
        """First and last day; what makes no sense becomes the last four weeks."""
        gekozen = self.cleaned_data if self.is_bound and self.is_valid() else {}
        tot = gekozen.get("tot") or vandaag()
        van = gekozen.get("van") or tot - datetime.timedelta(weeks=4)
        return (van, tot) if van <= tot else (tot, van)


class CompetentieForm(EenmaligForm, forms.ModelForm[KlantCompetentie]):
    """Something that the client is good at, as the client sees it."""

    niveau = forms.TypedChoiceField(
        label=_("Hoe goed?"),
        coerce=int,
        choices=_met_hoofdletter(list(KlantCompetentie.Niveau.choices)),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe goed.")},
    )

    class Meta:
        model = KlantCompetentie
        fields = ("competentie", "niveau", "toelichting")
        labels: ClassVar = {"competentie": _("Wat?"), "toelichting": _("Waaruit blijkt dat?")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["competentie"]
        veld.queryset = Competentie.objects.all()
        veld.empty_label = _("Kies een competentie")
        veld.label_from_instance = _naam


def _naam(competentie: Competentie) -> str:
    return gettext(competentie.naam)


class CoachCompetentieForm(CompetentieForm):
    """A competence that the coach or a test found."""

    groepen: ClassVar = (("", ("competentie", "niveau", ("bron", "op"), "toelichting")),)

    bron = forms.ChoiceField(
        label="Volgens", choices=[("coach", "De werkcoach"), ("test", "Een test")], initial="coach"
    )
    op = Datumveld(label="Datum", initial=vandaag)


class CompetentieWijzigForm(VersieForm[KlantCompetentie]):
    """The level of a competence that is in the profile already."""

    niveau = forms.TypedChoiceField(
        label=_("Hoe goed?"),
        coerce=int,
        choices=_met_hoofdletter(list(KlantCompetentie.Niveau.choices)),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = KlantCompetentie
        fields = ("niveau", "toelichting")
        labels: ClassVar = {"toelichting": _("Waaruit blijkt dat?")}


class MijnDocumentForm(DocumentForm):
    """A file that the client adds; everybody who may see the dossier sees it, and the client does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["zichtbaar_voor_klant"]
        soort: Any = self.fields["soort"]
        soort.label = _("Wat voor document is het?")
        soort.choices = [("", _("Kies een soort")), *_met_hoofdletter(list(Document.Soort.choices))]
        self.fields["titel"].label = _("Naam")
        self.fields["titel"].help_text = _("Bijvoorbeeld: cv van oktober 2026.")
