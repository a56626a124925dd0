"""What the screens can do and the API cannot, by module, with the reason."""

ALLEEN_OP_SCHERM: dict[str, str] = {
    "What a client does alone, on the own pages; nobody does it for a client.": """
        diagnose.toetsen.afnemen: beantwoord begin rond_af
        diagnose.werkplannen: noteer_wens
        handhaving.risico.uitleg: vraag
        keten.rondleiding: zet_stap zet_uitnodiging
        klanten.aanvragen: begin bevestig bewaar dien_in zie_af
        klanten.agendafeed: maak_sleutel trek_sleutel_in
        klanten.berichten: markeer_gelezen_door_klant verstuur_als_klant
        klanten.betwisten: betwist
        klanten.boeken: boek verzet zeg_af
        klanten.eintake: vul_in
        klanten.inzagevragen: stel
        klanten.partnerverwijzen: maak_bezwaar markeer_gelezen_door_klant
        klanten.taal: onthoud
        klanten.toegang: activeer_zonder_wachtwoord
        klanten.zoektocht: leg_vast pas_aan trek_in
        landkaart.experimenten.deelnemen: kies lees
        landkaart.peilingen.invullen: liever_niet vul_in
    """,
    "What an employer does on the own page, or what is arranged for that page.": """
        werkgevers.contactpersonen: nodig_uit
        werkgevers.eigen_gegevens: bevestig wijzig_bedrijf wijzig_mij
        werkgevers.meehelpen: antwoord_als_gast nodig_uit stop_uitnodiging vraag_specialist
        werkgevers.tevredenheid: vul_in
    """,
    "Settings and administration: a person chooses them and sees the consequences before they hold.": """
        diagnose.gereedschap.arrangementen: stel_in
        diagnose.gereedschap.catalogus: open_weer sluit voeg_instrument_toe wijzig_instrument
        diagnose.gereedschap.plaatsen: stel_in
        diagnose.gereedschap.regimes: bevestig zeg
        diagnose.jongeren: richt_in
        diagnose.kansen.tabellen: laad trek_in
        diagnose.regels.bewerken: stel_vast trek_in
        diagnose.regels.concepten: bewaar leg_weg stel_vast
        diagnose.routes.fasen: laad
        diagnose.toetsen.beheren: stel_vast trek_in
        diagnose.werkfirst.regels: kies
        handhaving.maatregelen.beleid: stel_vast trek_in
        handhaving.monitor.auditgroepen: laad wis
        handhaving.monitor.trainingen: leg_vast
        handhaving.risico.aanpakken: haal_weg neem_over stel_kleur_in voeg_maatregel_toe
            wijzig_maatregel
        handhaving.risico.grenzen: stel_vast
        handhaving.risico.instellingen: stel_in
        handhaving.risico.profielbeheer: maak pas_aan stel_regel_vast
        keten.aanmeldbronnen: beeld_af haal_weg maak wijzig wijzig_afbeelding
        keten.aanspreekpunten: wijs_aan wijzig_punt
        keten.beheer: bewaar
        keten.bronaanmelding: ontkoppel
        keten.instellingen: zet
        keten.invoer.inlezen: gooi_weg laad start
        keten.invoer.rijen: herstel laat_weg neem_mee
        keten.invoer.terugdraaien: draai_terug
        keten.notificaties.beheren: hervat neem pas_aan pauzeer probeer vernieuw_geheim zeg_op
        keten.notificaties.ingrijpen: gooi_weg verstuur_alles_opnieuw verstuur_opnieuw
        keten.opslaan: wijzig
        keten.partners: voeg_samen
        keten.systemen: heropen sluit_aan sluit_af vernieuw_geheim wijzig
        keten.uitdienst: heropen sluit
        klanten.dienstlocatie: kies
        klanten.groepen: houd_bij meld_aan meld_af pas_aan plan zeg_af
        klanten.spreekuren: meld_afwezig open_spreekuur sluit_spreekuur trek_afwezigheid_in
        klanten.teams: plaats
        klanten.toegang: bevestig geef_code kies_inlog trek_code_in trek_toegang_in
        klanten.uitwisselen.instellen: stel_in wijzig
        klanten.uitwisselen.uitgeven: geef_uit
        klanten.uitwisselen.uitvoeren: neem_in
        klanten.uitwisselen.verschillen: draai_terug kies
        klanten.verdelen: stel_voor
        klanten.verdeling_uitvoeren: laat_vervallen voer_uit
        klanten.voorlichten: bevestig leg_vast
        klanten.waarnemen: beeindig neem_taak_over
        klanten.wissen: stel_voor trek_voorstel_in wis
        werkgevers.cijferbestanden: trek_in
        werkgevers.sectorteams: deel_in
    """,
    "Shown or entered only under the eyes of somebody: identity, signature, bank account, special data.": """
        diagnose.medisch.adviseren: geef trek_in vraag_aan
        diagnose.werkplannen: bevestig
        klanten.bsn: toon
        klanten.identiteit: controleer
        klanten.incidenten: beeindig meld verleng
        klanten.persoonsgegevens: wijzig_rekening
    """,
    "A form on screen that does at once what the API does by operations of its own.": """
        diagnose.routeren: beantwoord
        diagnose.werkplannen: schrijf_verder
    """,
    "Governing the chain: judged, discussed and signed by people in a meeting; others read the outcome.": """
        landkaart.beheren: bevries laat_criterium_vervallen nieuw_criterium nieuwe_mijlpaal
            wijzig_criterium zet_deelstanden
        landkaart.beoordelen: beoordeel stel_oordeel_vast voeg_vraag_toe wijzig_vraag zet_leden
        landkaart.bestuur.besluiten: antwoord leg_voor trek_in
        landkaart.bestuur.budgetten: zet
        landkaart.bestuur.capaciteit: leg_vast verbeter
        landkaart.bestuur.overeenkomsten: laat_vervallen pas_aan sluit spreek_af wijzig_afspraak
        landkaart.bestuur.overleggen: leg_vast verbeter
        landkaart.bestuur.vertegenwoordigers: benoem leg_beslisruimte_vast wijzig_benoeming
        landkaart.bewijzen: trek_in
        landkaart.cijfers.versies: stel_in
        landkaart.delen: trek_in
        landkaart.dienstconcepten: bekrachtig schrijf
        landkaart.experimenten.opzetten: gooi_weg
        landkaart.experimenten.uitvoeren: beeindig start
        landkaart.indienen: dien_in
        landkaart.inspecteren: trek_in verleen
        landkaart.jaarplan.acties: geef_over haal_actie_weg voeg_actie_toe wijzig_actie
        landkaart.jaarplan.bewaken: licht_toe
        landkaart.jaarplan.doelen: haal_weg stel wijzig_doel
        landkaart.jaarplan.evalueren: evalueer
        landkaart.jaarplan.plannen: gooi_weg maak_wijziging schrijf
        landkaart.jaarplan.regio: leg_vast pas_aan trek_in
        landkaart.jaarplan.vaststellen: leg_voor neem_terug teken
        landkaart.knelpunten: beantwoord los_bij meld niet_meer wij_ook zet_stand
        landkaart.locatieregister: voer_in
        landkaart.monitorgesprekken: leg_gesprek_vast rond_afspraak_af
        landkaart.nieuws: plaats trek_in
        landkaart.onderdelen: voeg_toe
        landkaart.peilingen.coderen: deel_in
        landkaart.peilingen.vragen: voeg_toe wijzig
        landkaart.praktijken: meld neem_over pas_aan stop_overname zet_stap
        landkaart.toetsen: beantwoord plaats toets
        landkaart.verantwoorden.bestanden: haal_op
        landkaart.verantwoorden.verslagen: begin haal_terug leg_voor licht_toe onderteken trek_in
        landkaart.volgen: alles_gelezen laat_los volg
        landkaart.voorbereiden: bewaar schrijf_aanpak
    """,
    "Decisions that burden a client: somebody weighs them on screen, with the grounds in view.": """
        handhaving.controles.afronden: gelast_af rond_af
        handhaving.controles.bestellen: bestel
        handhaving.controles.huisbezoek: bereid_voor leg_toestemming_vast leg_verslag_vast onderbouw
            reageer
        handhaving.controles.verplichtingen: beoordeel leg_op
        handhaving.maatregelen.besluiten: hef_op leg_op spreek_vrij
        handhaving.maatregelen.bezwaren: beslis maak trek_in
        handhaving.maatregelen.contracten: beeindig sluit
        handhaving.maatregelen.horen: hoor probeer_opnieuw zie_af
        handhaving.maatregelen.kennisgeven: maak_bekend
        handhaving.maatregelen.vastleggen: leg_vast trek_in wijzig_feiten
        handhaving.maatregelen.voorstellen: stel_voor
        handhaving.risico.beoordelen: stel_kleur_vast
        handhaving.risico.uitleg: beantwoord
        handhaving.risico.vervolg: rond_af verval voeg_toe_voor
        handhaving.signalen.beslissen: beslis pak_op
        klanten.ladder: leg_vast
    """,
    "A judgement built up in steps, with advice and reasons on screen; others read the outcome.": """
        diagnose.aanleidingen: beantwoord meld verzoek
        diagnose.diagnosticeren: bewaar rond_deel1_af
        diagnose.gereedschap.beperkingen: hef_op meld
        diagnose.gereedschap.regelvragen: beantwoord stel
        diagnose.jongeren: sluit_af
        diagnose.kansen.arbeidsmarkttoets: bewaar
        diagnose.kansen.verkennen: besluit
        diagnose.overnemen: neem_over
        diagnose.routes.duo: begin besluit laat_vervallen oordeel
        diagnose.routes.wijzen: leg_voorwaarde_vast schakel
        diagnose.toetsen.afnemen: trek_terug
        diagnose.toetsen.klaarzetten: zet_klaar
        diagnose.voortgangschecks: beslis
        diagnose.werkfirst.plaatsen: beeindig plaats verleng wijzig
        diagnose.werkfirst.verzuimen: leg_vast trek_in
    """,
    "Work of the location itself; systems of partners read what came of it in the dossier.": """
        klanten.aanvraagbesluiten: ken_tijdelijk_toe ken_toe wijs_af
        klanten.aanvragen: neem_in_behandeling
        klanten.backoffice: beantwoord vraag
        klanten.betwisten: bevestig handel_af
        klanten.coachen: koppel neem_op noteer ontkoppel
        klanten.inzagevragen: beantwoord
        klanten.jongeren: leg_check_vast
        klanten.klantvragen: beantwoord neem_aan
        klanten.nazorg: beeindig
        klanten.overkomst: laat_vervallen pak_op
        klanten.overleggen: besluit laat_vervallen vraag_aan
        klanten.partnerverwijzen: beeindig trek_toestemming_in verwijs
        klanten.processtappen: spreek_af
        klanten.rondom: sluit_af voeg_betrokkene_toe
        klanten.schoolmeldingen: meld neem_aan sluit
        klanten.stimulansen: leg_vast trek_in
        klanten.taken: wijs_toe
        klanten.uitschrijven: handel_af trek_in vraag
        klanten.verwijzen: verwijs werk_bij
        klanten.zoekperiodes: begin
    """,
    "Work of the desk for employers itself; others read what came of it.": """
        werkgevers.aanspreekpunt: laat_los schakel_in wijs_aan
        werkgevers.afspreken: beloof heropen rond_af spreek_samenwerking_af wijzig_samenwerking
        werkgevers.doorzetten: werk_bij zet_door
        werkgevers.dubbelen: zeg_verschillend
        werkgevers.klok: hervat meld_werkgever pauzeer
        werkgevers.marktplannen: begin haal_sector_weg haal_streefcijfer_weg heropen stel_vast
            wijzig_sector wijzig_toelichting zet_sector zet_streefcijfer
        werkgevers.meewerken: beeindig laat_meewerken
        werkgevers.motivatie: beoordeel hoor
        werkgevers.nazorgen: leg_vast
        werkgevers.plaatsen: meet
        werkgevers.poolen: beeindig_lid beeindig_uitlening begin leen_uit voeg_lid_toe wijzig_pool
        werkgevers.projecten: beeindig_deelname begin laat_meedoen wijzig_project
        werkgevers.samenvoegen: draai_terug voeg_samen
        werkgevers.steunen: ken_toe wijzig_steun
        werkgevers.vacature_afsluiten: heropen
        werkgevers.vacatures: geef_vrij
        werkgevers.vragen: heropen reageer schrijf trek_in
        werkgevers.vragen_toewijzen: koppel wijs_toe
        werkgevers.vraagwerknemers: haal_weg trek_toestemming_in zet_bij
        werkgevers.zoekprofiel: bevestig bewaar geef_toestemming trek_toestemming_in
    """,
}
"""Reason to lines of a module and its functions; a line that is further in goes on with the one before."""
