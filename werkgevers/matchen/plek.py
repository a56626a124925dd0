"""From a postcode to the area that distances are measured between, inside the database."""

from django.db.models import Case, SmallIntegerField, When
from django.db.models.functions import Cast, Left


def postcodecijfers(veld: str) -> Case:
    """The four digits of a postcode as a number; empty when it does not begin with them."""
    return Case(
        When(**{f"{veld}__regex": r"^[1-9]\d{3}", "then": Cast(Left(veld, 4), SmallIntegerField())}),
        output_field=SmallIntegerField(),
    )
