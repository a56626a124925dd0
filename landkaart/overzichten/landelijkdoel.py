"""The national goals of participation, and what a location adds to them (X-37).

Source: Integrale dienstverlening (IWI 2008), section 1: the cabinet wants 200.000 people with a large
distance to work at work extra, and an arbeidsparticipatie of eighty percent in 2016.
"""

from django.utils.formats import number_format

from keten.indicatoren import Stand

CIJFER = "participatie"
"""The figure that counts them: clients who were far from work, and now work or take part."""

MENSEN = 200_000
PERCENTAGE, JAAR = 80, 2016


def zinnen(stand: Stand | None) -> list[str]:
    """The goals, and the part of the first that the location takes; nothing while nothing was counted."""
    if stand is None or stand.waarde is None:
        return []
    return [
        f"Landelijk moeten {number_format(MENSEN, force_grouping=True)} mensen met een grote afstand tot "
        f"werk extra aan de slag. {_bijdrage(stand)}",
        f"Ook moet in {JAAR} landelijk {PERCENTAGE}% van de mensen die kunnen werken een baan hebben. "
        "Dat gaat over alle inwoners. Het portaal kent alleen klanten en kan het dus niet meten.",
    ]


def _bijdrage(stand: Stand) -> str:
    if stand.te_klein:
        return "Hoeveel dat er op deze locatie zijn, is niet getoond: het gaat om te weinig mensen."
    aantal = number_format(stand.telt, force_grouping=True)
    return f"Van deze locatie werken of participeren er nu {aantal}: {_deel(stand.telt)} van dat doel."


def _deel(telt: int) -> str:
    procent = round(100 * telt / MENSEN, 2)
    if not procent:
        return "minder dan 0,01%"
    return f"{number_format(f'{procent:.2f}'.rstrip('0').rstrip('.'))}%"
