"""Dutch surnames: the prefix apart, so that a person is found however the name was typed."""

TUSSENVOEGSELS = frozenset(
    [
        "'s",
        "'t",
        "aan",
        "bij",
        "d'",
        "da",
        "de",
        "del",
        "den",
        "der",
        "des",
        "di",
        "du",
        "el",
        "het",
        "in",
        "la",
        "le",
        "l'",
        "op",
        "over",
        "t",
        "te",
        "ten",
        "ter",
        "tot",
        "uit",
        "van",
        "von",
        "voor",
    ]
)


def splits_achternaam(achternaam: str) -> tuple[str, str]:
    """Split a surname as people type it into its prefix and the name itself: ("van der", "Velde").

    The last word is always the name, so that somebody can be called De.
    """
    woorden = achternaam.replace("\u2019", "'").split()
    grens = 0
    while grens < len(woorden) - 1 and woorden[grens].casefold() in TUSSENVOEGSELS:
        grens += 1
    return " ".join(woorden[:grens]).lower(), " ".join(woorden[grens:])
