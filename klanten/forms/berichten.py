"""What is typed to each other."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm


class BerichtForm(EenmaligForm):
    """One message, from either side."""

    klad = True
    klad_van: datetime.datetime | None = None

    tekst = forms.CharField(
        label=_("Bericht"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schrijf eerst een bericht.")},
    )
