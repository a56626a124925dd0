"""Which right opens which address of the ground floor."""

from keten.rechten import Recht

OPENBAAR: tuple[str, ...] = (
    "account_email",  # closed: answers 404
    "keten:gezond",
    "keten:leeft",
    "keten:toegankelijkheid",
    "keten:privacy",
    "keten:componenten",
    "keten:gegevensboek",
    "keten:gegevensboek_bestand",
    "keten:klad",  # whose draft it is says the signed proof on the page
    "keten:aanmeldbron_uitloggen",  # a message of an identity provider proves itself by its signature
)

PER_RECHT: dict[Recht | None, tuple[str, ...]] = {
    None: (
        "keten:rondleiding",
        "keten:rondleiding_stap",
        "keten:rondleiding_weg",
        "keten:start",
        "keten:wissel_locatie",
        "keten:klad_weg",
        # Which kinds of file somebody may load follows from the right of each kind.
        "keten:invoer",
        "keten:invoer_soort",
        "keten:invoer_indeling",
        "keten:invoer_voorbeeld",
        "keten:invoer_bestand",
        "keten:invoer_voortgang",
        "keten:invoer_fouten",
        "keten:invoer_rij",
        "keten:invoer_terug",
    ),
    Recht.AANSPREEKPUNTEN: (
        "keten:aanspreekpunt",
        "keten:aanspreekpunt_nieuw",
        "keten:blok_aanspreekpunten",
    ),
    Recht.REGELS_BEHEREN: (
        "keten:instellingen",
        "keten:instelling_locatie",
        "keten:instelling_partner",
    ),
    Recht.BEHEREN: (
        "keten:beheer",
        "keten:aanmeldbronnen",
        "keten:aanmeldbron",
        "keten:aanmeldbron_nieuw",
        "keten:aanmeldbron_wijzigen",
        "keten:aanmeldbron_ontkoppelen",
        "keten:rolafbeelding",
        "keten:rolafbeelding_nieuw",
        "keten:rolafbeelding_weg",
        "keten:uitdienst",
        "keten:uitdienst_heropenen",
        "keten:uitdienst_lijst",
        "keten:uitdienst_sluiten",
        "keten:blok_beheer",
        "keten:beheer_lijst",
        "keten:beheer_nieuw",
        "keten:beheer_wijzigen",
        "keten:partner_samenvoegen",
    ),
    Recht.SYSTEMEN: (
        "keten:abonnement",
        "keten:abonnement_geheim",
        "keten:abonnement_nieuw",
        "keten:abonnement_proef",
        "keten:abonnement_stand",
        "keten:abonnement_weg",
        "keten:abonnement_wijzigen",
        "keten:abonnementen",
        "keten:notificatie_opnieuw",
        "keten:notificatie_weg",
        "keten:notificaties",
        "keten:notificaties_opnieuw",
        "keten:systeem",
        "keten:systeem_afsluiten",
        "keten:systeem_geheim",
        "keten:systeem_heropenen",
        "keten:systeem_nieuw",
        "keten:systeem_wijzigen",
        "keten:systemen",
    ),
    Recht.RECHTEN_ZIEN: (
        "keten:aanspreekpunten",
        "keten:aanspreekpunten_bestand",
        "keten:account",
        "keten:rechten",
        "idp:oidc:authorization",
    ),
}
