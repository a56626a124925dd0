"""Pages of the third floor for axe: by test the pages of its journey, and what is not a page."""

REIZEN: dict[str, tuple[str, ...]] = {
    "test_een_kantelpunt_wordt_een_taak": ("diagnose:kans",),
    "test_twee_partners_kiezen_samen_een_andere_route_dan_het_advies": (
        "diagnose:duogesprek",
        "diagnose:routeren",
    ),
    "test_een_diagnose_wordt_een_arrangement_met_instrumenten_van_drie_partners": (
        "diagnose:arrangement",
        "diagnose:arrangement_kiezen",
        "diagnose:regelvraag_nieuw",
        "diagnose:regime_vaststellen",
    ),
    "test_een_beslisboom_wijzigen_uitproberen_en_vaststellen": (
        "diagnose:regelconcept",
        "diagnose:regelconcept_vaststellen",
        "diagnose:regelset",
        "diagnose:regelversie_nieuw",
        "diagnose:simulatie",
    ),
}
ALLEEN_POST: tuple[str, ...] = (
    "diagnose:instrument_openen",
    "diagnose:toets_beginnen",
    "diagnose:toets_terugnemen",
    "diagnose:regelconcept_weg",
    "diagnose:werkfirst_verzuim_intrekken",
    "diagnose:medisch_intrekken",
)
DELEN: tuple[str, ...] = (
    "diagnose:blok_kans",
    "diagnose:blok_kansverkenner",
    "diagnose:simulatie_stand",
    "diagnose:blok_ladder",
    "diagnose:blok_medisch",
)
BESTANDEN: tuple[str, ...] = (
    "diagnose:kanstabel_bestand",
    "diagnose:kanstabel_voorbeeld",
    "diagnose:instrumenten_bewaren",
    "diagnose:instrumentgebruik_bewaren",
    "diagnose:regimematrix_bewaren",
    "diagnose:toetsen_bestand",
    "diagnose:werkfirst_bewaren",
    "diagnose:risicogroep_bewaren",
    "diagnose:herdiagnoses_bewaren",
    "diagnose:geen_contact_bewaren",
)
