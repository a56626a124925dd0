"""Help with the pages of clients, by URL name: what it is for, what one can do, and what comes next.

In one place for all floors, as the menu of clients is, because it is translated.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Woorden = tuple[str | Promise, ...]

HULP_KLANT: Mapping[str, Woorden] = {
    "klanten:mijn_start": (
        _("Dit is uw startpagina. U ziet wat u nu moet doen en wie uw contactpersoon is."),
        _("Begin met de bovenste taak. Onder het menu vindt u uw plan, uw afspraken en uw berichten."),
        _("Lukt iets niet? Stuur uw contactpersoon een bericht of bel."),
    ),
    "klanten:mijn_meer": (
        _("Hier staan alle pagina's die niet in het menu passen."),
        _("Kies een pagina. Bij elke pagina staat wat u er kunt doen."),
    ),
    "klanten:mijn_zoektocht": (
        _("Hier houdt u bij waar u op solliciteert en waar u goed in bent."),
        _("Zet een sollicitatie erbij, pas de uitkomst aan of bekijk uw lijst als verslag."),
        _("Uw contactpersoon leest mee. Zo hoeft u niet alles nog eens te vertellen."),
    ),
    "diagnose:mijn_werkplan": (
        _("Hier staat uw plan: welke stappen u zet op weg naar werk."),
        _("Lees uw plan. Bevestig het als u het ermee eens bent. Klopt iets niet, vraag om een wijziging."),
        _("Uw contactpersoon antwoordt op uw vraag. Daarna ziet u hier het nieuwe plan."),
    ),
    "klanten:mijn_afspraken": (
        _("Hier staan uw afspraken, met de dag, de tijd en de plaats."),
        _("U kunt een afspraak maken, verzetten of afzeggen."),
        _("U krijgt bericht van elke afspraak."),
    ),
    "klanten:mijn_berichten": (
        _("Hier leest en schrijft u berichten aan uw contactpersoon en collega's."),
        _("Typ uw bericht en verstuur het. U ziet hier ook het antwoord."),
    ),
    "klanten:mijn_gegevens": (
        _("Hier staat wat wij van u weten, en van wie wij dat weten."),
        _("Pas aan wat u zelf mag wijzigen. Klopt iets anders niet, zeg dat dan bij dat gegeven."),
        _("Een medewerker kijkt ernaar en antwoordt u."),
    ),
    "klanten:mijn_documenten": (
        _("Hier staan uw documenten, zoals uw cv, diploma's en brieven van ons."),
        _("U kunt een document bekijken, bewaren of er een bij zetten."),
    ),
    "diagnose:mijn_toetsen": (
        _("Hier staan vragenlijsten voor u, en wat eruit kwam."),
        _("Open een vragenlijst en vul hem in. U mag tussendoor stoppen en later verdergaan."),
        _("Uw contactpersoon bespreekt de uitkomst met u. Een vragenlijst beslist niets."),
    ),
    "diagnose:mijn_kansen": (
        _("Hier ziet u hoeveel werk er is in uw beroep, bij u in de buurt."),
        _("Kies een beroep en vergelijk het met andere beroepen."),
        _("Wilt u een ander beroep leren? Bespreek het met uw contactpersoon."),
    ),
    "diagnose:mijn_medisch": (
        _("Hier leest u waarom wij een medisch advies vragen en wat eruit kwam."),
        _("U zegt zelf welke gegevens de adviseur mag zien. U kunt uw toestemming terugnemen."),
    ),
    "handhaving:mijn_besluiten": (
        _("Hier staan controles en besluiten die over u gaan."),
        _("Vertel uw kant van het verhaal, of maak bezwaar tegen een besluit."),
        _("Een ander dan degene die het besluit nam, kijkt naar uw bezwaar."),
    ),
    "handhaving:mijn_uitleg": (
        _("Hier leest u hoe wij kijken of afspraken worden nagekomen."),
        _("Wilt u weten wat dat voor u betekent? Vraag dan om uitleg."),
        _("U krijgt antwoord in gewone woorden van een medewerker."),
    ),
    "klanten:mijn_competenties": (
        _("Hier staat waar u goed in bent: volgens uzelf, uw werkcoach of een test."),
        _("Zet erbij wat u kunt, of haal weg wat niet klopt."),
    ),
    "werkgevers:mijn_vacatures": (
        _("Hier staat werk dat bij u past."),
        _("Zeg bij een vacature of u die interessant vindt. Wij geven uw naam pas door als u ja zegt."),
        _("Daarna hoort u van ons of van de werkgever."),
    ),
    "werkgevers:mijn_zoekprofiel": (
        _("Hier staat welk werk u zoekt."),
        _("Kies beroepen, uren en hoe ver u wilt reizen. Zeg ook of wij voor u mee mogen zoeken."),
        _("Met dit profiel zoeken wij vacatures die bij u passen."),
    ),
    "diagnose:mijn_portfolio": (
        _("Hier staat alles over uw weg naar werk op één blad."),
        _("Lees het na of druk het af, bijvoorbeeld voor een gesprek."),
    ),
    "klanten:mijn_groepen": (
        _("Hier staan bijeenkomsten waar u naartoe kunt."),
        _("Kies een bijeenkomst en meld u aan. Is die vol, dan komt u op de wachtlijst."),
    ),
    "landkaart:mijn_proeven": (
        _("Wij vergelijken soms twee manieren van werken. Hier leest u of u meedoet."),
        _("U kunt nee zeggen, ook als u al meedoet. Dat heeft geen gevolgen voor u."),
    ),
    "klanten:mijn_coach": (
        _("Een coach is iemand van buiten die met u meekijkt, als u dat wilt."),
        _("Zeg ja of nee tegen een coach, of stop met een coach."),
    ),
    "klanten:mijn_verwijzingen": (
        _("Hier leest u naar welke organisaties wij u verwezen, en wat zij van u zien."),
        _("Trek uw toestemming in, of zeg het als u het er niet mee eens bent."),
        _("Uw contactpersoon leest dit en geeft u antwoord."),
    ),
    "klanten:mijn_aanvraag": (
        _("Hier vraagt u een uitkering aan en volgt u uw aanvraag."),
        _("Vul de vragen in. Wat wij al weten, staat er al. U mag tussendoor stoppen."),
        _("U ziet hier hoe ver wij zijn en wanneer u een besluit krijgt."),
    ),
    "klanten:mijn_inzage": (
        _("Hier ziet u wie uw dossier opende, wanneer en waarom."),
        _("Begrijpt u niet waarom iemand keek? Stel dan een vraag."),
        _("U krijgt antwoord van iemand die daar niet bij betrokken is."),
    ),
    "klanten:mijn_rechten": (
        _("Hier leest u welke rechten u hebt."),
        _("Bewaar wat wij van u weten als bestand, of vraag om te stoppen met uw dossier."),
    ),
    "klanten:mijn_huisregels": (
        _("Hier staat hoe wij met elkaar omgaan."),
        _("Lees de regels. Hebt u iets vervelends meegemaakt? Vertel het uw contactpersoon."),
    ),
    "klanten:mijn_afspraak_nieuw": (
        _("Hier kiest u een dag en een tijd voor een gesprek."),
        _("Kies een vrije tijd en zeg waar het over gaat."),
    ),
    "klanten:mijn_intake": (
        _("Hier vertelt u over uw situatie. U doet dat één keer, voor alle organisaties."),
        _("Vul in wat u weet. De rest bespreekt u in het gesprek."),
        _("Uw contactpersoon leest wat u invulde voordat u elkaar spreekt."),
    ),
}
