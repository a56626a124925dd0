"""What is asked with a file, and when one is taken out of use."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm
from klanten.bestandssoorten import EXTENSIES
from klanten.models import Document


class DocumentForm(EenmaligForm):
    """A file with what it is; whether the file is what it says is for `klanten.documenten` to find out."""

    bestand = forms.FileField(
        label=_("Bestand"),
        max_length=200,
        allow_empty_file=True,  # the domain says that it is empty, in our words
        widget=forms.FileInput(attrs={"accept": ",".join(f".{extensie}" for extensie in EXTENSIES)}),
        error_messages={
            "required": _("Kies een bestand."),
            "max_length": _("De naam van dit bestand is te lang. Geef het bestand een kortere naam."),
        },
    )
    titel = forms.CharField(
        label=_("Titel"),
        max_length=100,
        help_text=_("Bijvoorbeeld: cv van oktober 2026."),
        error_messages={"required": _("Geef het document een titel.")},
    )
    soort = forms.ChoiceField(
        label=_("Soort document"),
        choices=[("", _("Kies een soort")), *Document.Soort.choices],
        error_messages={"required": _("Kies wat voor document het is.")},
    )
    zichtbaar_voor_klant = forms.BooleanField(
        label="De klant kan dit document zien", required=False, initial=True
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["bestand"].help_text = gettext("Een %(soorten)s of %(laatste)s, hoogstens %(mb)s MB.") % {
            "soorten": ", ".join(EXTENSIES[:-1]),
            "laatste": EXTENSIES[-1],
            "mb": settings.DOCUMENT_MAX_MB,
        }


class IntrekkenForm(forms.Form):
    """Why a document is taken out of use."""

    reden = forms.CharField(
        label="Waarom trekt u het document in",
        max_length=300,
        help_text="Bijvoorbeeld: hoort in een ander dossier.",
        error_messages={"required": "Vul in waarom het document wordt ingetrokken."},
    )
