"""What a location or a municipality chooses about applications, the intake and the contact person."""

from keten.instellingen import Gebied, Instelsoort, registreer

GROEP = "Aanvraag en intake"
KORT = "aanvraag_kort"
EINTAKE_UWV = "eintake_uwv"
EINTAKE_GEMEENTE = "eintake_gemeente"
CLAIM_DOOR_CWI = "claim_door_cwi"
INTAKE_TOT_LEEFTIJD = "uitkeringsintake_tot_leeftijd"
INTAKE_DOOR = "uitkeringsintake_door"
REGIE = "aanvraag_regie"
CONTACTPERSOON_VANAF = "contactpersoon_vanaf"
VANAF_STANDAARD = "diagnose"

SOORTEN = (
    Instelsoort(
        KORT,
        "Kort aanvraagformulier",
        "Wie volgens de regel “Kort aanvraagformulier” in aanmerking komt, krijgt ongeveer 10 vragen. "
        "Staat dit uit, dan krijgt iedereen het volledige formulier.",
        GROEP,
        standaard=True,
        bron="Goed bekeken! (AKO 2005), 3.2: sterk bekort, behalve in West Friesland",
    ),
    Instelsoort(
        EINTAKE_UWV,
        "Online intake en aanvraag: uitkeringen van UWV",
        "De klant kan de intake en de aanvraag van WW, WIA en dergelijke zelf online invullen.",
        GROEP,
        standaard=True,
        bron="Ketensamenwerking op 15 Werkpleinen (2009), 3.1",
    ),
    Instelsoort(
        EINTAKE_GEMEENTE,
        "Online intake en aanvraag: uitkeringen van de gemeente",
        "De klant kan de intake en de aanvraag van bijstand en IOAW zelf online invullen.",
        GROEP,
        standaard=False,
        bron="Ketensamenwerking op 15 Werkpleinen (2009), 3.1: vaak niet mogelijk en niet altijd gewenst",
    ),
    Instelsoort(
        CLAIM_DOOR_CWI,
        "CWI kent een tijdelijke uitkering toe",
        "Medewerkers van CWI (UWV WERKbedrijf) kunnen voor klanten op route A een tijdelijke uitkering "
        "toekennen. Voor route B kan dat nooit.",
        GROEP,
        standaard=False,
        bron="Goed bekeken! (AKO 2005), 3.2, Apeldoorn",
    ),
    Instelsoort(
        INTAKE_TOT_LEEFTIJD,
        "CWI doet de uitkeringsintake tot de leeftijd van",
        "Wie ouder is, gaat meteen naar de organisatie die de uitkering betaalt.",
        GROEP,
        standaard=65,
        minimum=15,
        maximum=80,
        eenheid="jaar",
        bron="Meer perspectief voor mensen (Divosa 2006), taken van CWI",
    ),
    Instelsoort(
        INTAKE_DOOR,
        "Wie doet de uitkeringsintake",
        "Nieuwe aanvragen van bijstand komen op de lijst van deze organisatie.",
        GROEP,
        standaard="cwi",
        gebied=Gebied.PARTNER,
        keuzes=(("cwi", "CWI (UWV WERKbedrijf)"), ("gemeente", "de gemeente zelf")),
        bron="Meer perspectief voor mensen (Divosa 2006): een aantal gemeenten doet de intake weer zelf",
    ),
    Instelsoort(
        REGIE,
        "Wie stuurt de aanvraag aan",
        "Wie een aanvraag in behandeling neemt. Over het recht en het bedrag beslist altijd de "
        "inkomensconsulent.",
        GROEP,
        standaard="werkcoach",
        gebied=Gebied.PARTNER,
        keuzes=(
            ("werkcoach", "de werkcoach en de inkomensconsulent"),
            ("inkomensconsulent", "alleen de inkomensconsulent"),
        ),
        bron="Ketensamenwerking op 15 Werkpleinen (2009), 3.6: bij UWV de werkcoach, gemeenten wisselen",
    ),
    Instelsoort(
        CONTACTPERSOON_VANAF,
        "Vaste contactpersoon vanaf",
        "Is deze stap gezet en is er nog geen contactpersoon, dan staat het dossier in het rood.",
        GROEP,
        standaard=VANAF_STANDAARD,
        keuzes=(
            ("aanmelding", "de aanmelding"),
            ("intake", "de intake"),
            ("route", "de keuze van de route (overdracht aan de werkcoach)"),
            ("diagnose", "de diagnose"),
        ),
        bron="Integrale dienstverlening (IWI 2008), vast aanspreekpunt: na de diagnose of na de overdracht",
    ),
)


def meld_aan() -> None:
    """Make the settings known."""
    registreer(SOORTEN)
