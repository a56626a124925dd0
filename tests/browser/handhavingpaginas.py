"""Pages of the fourth floor for axe: by test the pages of its journey, and what is not a page."""

REIZEN: dict[str, tuple[str, ...]] = {
    "test_van_een_signaal_tot_een_gegrond_bezwaar": (
        "handhaving:maatregel_brief",
        "handhaving:mijn_besluit",
    ),
    "test_duizend_signalen_inlezen_met_fouten": ("keten:invoer_bestand", "keten:invoer_rij"),
    "test_een_scheve_monitor_waarschuwt": (
        "handhaving:algoritme",
        "handhaving:algoritmes",
        "handhaving:audit",
        "handhaving:audits",
        "handhaving:gelijkheid",
        "handhaving:monitor",
        "handhaving:trainingen",
    ),
    "test_groen_krijgt_decharge_na_een_administratieve_controle": (
        "handhaving:controle_nieuw",
        "handhaving:controle",
        "handhaving:mijn_controle",
    ),
}
ALLEEN_POST: tuple[str, ...] = (
    "handhaving:audit_wissen",
    "handhaving:beleid_intrekken",
    "handhaving:contract_beeindigen",
)
DELEN: tuple[str, ...] = ("handhaving:blok", "handhaving:blok_handhaving")
BESTANDEN: tuple[str, ...] = (
    "handhaving:controles_bewaren",
    "handhaving:algoritmes_bestand",
    "handhaving:monitor_bewaren",
    "handhaving:overtredingen_bewaren",
    "handhaving:signalen_bewaren",
    "handhaving:maatregel_brief_pdf",
    "handhaving:mijn_besluit_brief",
)
