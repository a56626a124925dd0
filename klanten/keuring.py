"""Validators for Dutch numbers, with messages that say what is wrong."""

from django.core.exceptions import ValidationError
from stdnum import iban
from stdnum.exceptions import ValidationError as Ongeldig
from stdnum.nl import bsn, postcode


def geldig_bsn(waarde: str) -> str:
    """Check a BSN with the eleven-test.

    Returns:
        The nine digits without spaces or points.

    Raises:
        ValidationError: too many digits, other characters, or the eleven-test fails.
    """
    try:
        return str(bsn.validate(waarde))
    except Ongeldig as fout:
        raise ValidationError("Dit is geen geldig BSN. Kijk of alle negen cijfers kloppen.") from fout


def geldige_postcode(waarde: str) -> None:
    """Check a Dutch postcode, with or without a space."""
    try:
        postcode.validate(waarde)
    except Ongeldig as fout:
        raise ValidationError("Dit is geen geldige postcode. Vul vier cijfers en twee letters in.") from fout


def geldig_iban(waarde: str) -> None:
    """Check an IBAN and its check digits."""
    try:
        iban.validate(waarde)
    except Ongeldig as fout:
        raise ValidationError("Dit rekeningnummer klopt niet. Neem het over van de bankpas.") from fout
