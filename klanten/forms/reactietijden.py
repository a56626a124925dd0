"""Over which period the numbers are."""

from keten.formulieren import Datumveld
from klanten.forms.periode import PeriodeForm


class BereikPeriodeForm(PeriodeForm):
    """The first and the last day on which clients asked something."""

    van = Datumveld(label="Van", required=False, help_text="")
    tot = Datumveld(label="Tot en met", required=False, help_text="")
