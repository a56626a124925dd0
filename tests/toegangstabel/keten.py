"""Which right opens which address of the ground floor."""

from keten.rechten import Recht

OPENBAAR: tuple[str, ...] = (
    "account_email",  # closed: answers 404
    "keten:gezond",
    "keten:leeft",
    "keten:toegankelijkheid",
    "keten:privacy",
    "keten:componenten",
    "keten:klad",  # whose draft it is says the signed proof on the page
)

PER_RECHT: dict[Recht | None, tuple[str, ...]] = {
    None: (
        "keten:start",
        "keten:wissel_locatie",
        "keten:klad_weg",
    ),
    Recht.REGELS_BEHEREN: (
        "keten:instellingen",
        "keten:instelling_locatie",
        "keten:instelling_partner",
    ),
    Recht.BEHEREN: (
        "keten:beheer",
        "keten:blok_beheer",
        "keten:beheer_lijst",
        "keten:beheer_nieuw",
        "keten:beheer_wijzigen",
        "keten:partner_samenvoegen",
    ),
    Recht.RECHTEN_ZIEN: ("keten:rechten", "keten:account"),
}
