"""The figures of the chain that the dossier answers (X-30, X-36, X-41, K-22).

The sources name the quotes and give no formulas (Goed bekeken!, AKO Monitorgroep 2005, section 3.2; De ketens
voorbij?, 2004). The definitions are ours, stand on the page in one sentence, and can be set where a number is
in them.
"""

from keten.indicatoren import Indicator, Maat, Optelling, Parameter, Peil, Soort, registreer
from keten.instellingen import Instelsoort
from keten.instellingen import registreer as registreer_instellingen
from keten.models import Ketenpartner
from klanten import waarnemingen as tel
from klanten import waarnemingen_dossiers as dossiers

_QUOTES = (
    "Genoemd in Goed bekeken! (AKO Monitorgroep 2005), paragraaf 3.2, en De ketens voorbij? (2004), zonder "
    "formule; de definitie is van ons"
)
_EIGEN = "De definitie is van ons"
_UITKOMST = "De ketens voorbij? (2004): sturen op uitkomsten; de definitie is van ons"
_SNO = "Meer perspectief voor mensen (Divosa 2006), paragraaf 5.2, zonder formule; de definitie is van ons"
_PREVENTIE = ("preventiequote", "poortwachterquote")
_DUURZAAM = ("uitstroomquote", "bestendige-plaatsingen")

JAARUITKERING = "schadelast_jaaruitkering"

_KETEN = (
    Indicator(
        "preventiequote",
        "Preventiequote",
        Soort.KETEN,
        "Van de mensen die zich {parameter} weken eerder aanmeldden: het deel dat {parameter} weken na de "
        "aanmelding geen uitkering had.",
        Maat.AANDEEL,
        tel.preventie,
        _QUOTES,
        parameter=Parameter("weken na de aanmelding", 13, 4, 52, "weken"),
    ),
    Indicator(
        "poortwachterquote",
        "Poortwachterquote",
        Soort.KETEN,
        "Van de aanvragen die deze maand eindigden: het deel dat niet tot een uitkering leidde, door een "
        "afwijzing of omdat de klant ervan afzag.",
        Maat.AANDEEL,
        tel.poortwachter,
        _QUOTES,
        hoger_is_beter=None,
    ),
    Indicator(
        "uitstroomquote",
        "Uitstroomquote",
        Soort.KETEN,
        "Van de mensen met een uitkering op de eerste dag van de maand: het deel dat in die maand aan het "
        "werk ging en niet in dezelfde maand terugkwam.",
        Maat.AANDEEL,
        tel.uitstroom,
        _QUOTES,
        peil=Peil.BEGIN,
        optelling=Optelling.PER_MAAND,
    ),
    Indicator(
        "vraaguitval",
        "Vraaguitval",
        Soort.KETEN,
        "Van de aanvragen die deze maand eindigden: het deel waarvan de klant zelf afzag.",
        Maat.AANDEEL,
        tel.vraaguitval,
        "Goed bekeken! (AKO Monitorgroep 2005), paragraaf 3.6; de definitie is van ons",
        hoger_is_beter=None,
    ),
    Indicator(
        "instroom",
        "Instroom",
        Soort.KETEN,
        "Het aantal mensen dat zich deze maand aanmeldde of na uitstroom terugkwam.",
        Maat.AANTAL,
        tel.instroom,
        _EIGEN,
        hoger_is_beter=None,
        eenheid="klanten",
    ),
    Indicator(
        "een-contactpersoon",
        "Eén contactpersoon",
        Soort.KETEN,
        "Van de klanten in begeleiding op de laatste dag van de maand: het deel met een vaste "
        "contactpersoon.",
        Maat.AANDEEL,
        tel.contactpersoon,
        "Landkaart, mijlpaal over de vaste contactpersoon; de definitie is van ons",
        peil=Peil.EINDE,
        optelling=Optelling.LAATSTE,
    ),
    Indicator(
        "binnen-een-week",
        "Binnen een week duidelijkheid",
        Soort.KETEN,
        "Van de mensen die zich {parameter} dagen eerder aanmeldden: het deel dat binnen {parameter} dagen "
        "een afspraak of plan had en dat kon lezen.",
        Maat.AANDEEL,
        tel.duidelijkheid,
        "Goed bekeken! (AKO Monitorgroep 2005), paragraaf 3.6, Den Bosch: binnen een week duidelijk",
        parameter=Parameter("dagen na de aanmelding", 7, 1, 31, "dagen"),
    ),
    Indicator(
        "overdrachtsdagen",
        "Dagen tot een overdracht is aangenomen",
        Soort.KETEN,
        "Het gemiddelde aantal dagen tussen de vaststelling dat een collega beter kan helpen en het aannemen "
        "van de overdracht in deze maand.",
        Maat.GEMIDDELDE,
        tel.overdrachten,
        _EIGEN,
        hoger_is_beter=False,
        eenheid="dagen",
    ),
    Indicator(
        "samenloop",
        "Samenloop",
        Soort.KETEN,
        "Het aantal klanten met twee of meer uitkeringen op dezelfde dag van de maand.",
        Maat.AANTAL,
        tel.samenloop,
        "Ketensamenwerking op 15 Werkpleinen (2009), paragraaf 7.1; de definitie is van ons",
        hoger_is_beter=None,
        eenheid="klanten",
        optelling=Optelling.LAATSTE,
    ),
    Indicator(
        "overgang",
        "Overgang van UWV naar gemeente",
        Soort.KETEN,
        "Het aantal klanten bij wie deze maand een uitkering van de gemeente begon, binnen 31 dagen na het "
        "einde van een uitkering van UWV.",
        Maat.AANTAL,
        tel.overgang,
        "Ketensamenwerking op 15 Werkpleinen (2009), paragraaf 7.1; de definitie is van ons",
        hoger_is_beter=False,
        eenheid="klanten",
    ),
)
_UITKOMSTEN = (
    Indicator(
        "werkloosheid",
        "Werkloosheid",
        Soort.UITKOMST,
        "Het aantal werkzoekenden dat op de laatste dag van de maand in begeleiding was.",
        Maat.AANTAL,
        tel.zonder_werk,
        _UITKOMST,
        peil=Peil.EINDE,
        hoger_is_beter=False,
        eenheid="klanten",
        optelling=Optelling.LAATSTE,
    ),
    Indicator(
        "uitkeringsvolume",
        "Uitkeringsvolume",
        Soort.UITKOMST,
        "Het aantal mensen met een uitkering op de laatste dag van de maand; wie er twee heeft, telt "
        "één keer.",
        Maat.AANTAL,
        tel.uitkeringen,
        _UITKOMST,
        peil=Peil.EINDE,
        hoger_is_beter=False,
        eenheid="klanten",
        optelling=Optelling.LAATSTE,
    ),
    Indicator(
        "schadelast",
        "Besparing op uitkeringen",
        Soort.UITKOMST,
        "Het aantal mensen dat deze maand vanuit een uitkering aan het werk ging of geen uitkering nodig "
        "had, maal het bedrag van een jaaruitkering.",
        Maat.AANTAL,
        tel.bespaard,
        "Goed bekeken! (AKO Monitorgroep 2005), paragraaf 3.7, Arnhem-Zuid: 59 maal een "
        "jaaruitkering; de definitie is van ons",
        eenheid="euro",
        bedrag=JAARUITKERING,
    ),
)
_KOLOMMEN = (
    Indicator(
        "intakes-cwi",
        "Intakes door CWI",
        Soort.KOLOM,
        "Het aantal intakes van deze maand waar CWI bij was.",
        Maat.AANTAL,
        tel.intakes_cwi,
        _EIGEN,
        eenheid="intakes",
        kolom=Ketenpartner.Kolom.CWI,
        strijdig_met=("overdrachtsdagen", *_DUURZAAM),
    ),
    Indicator(
        "claims-uwv-op-tijd",
        "Beslissingen van UWV op tijd",
        Soort.KOLOM,
        "Van de aanvragen waarover UWV deze maand besliste: het deel binnen de termijn.",
        Maat.AANDEEL,
        tel.claims_uwv,
        _EIGEN,
        kolom=Ketenpartner.Kolom.UWV,
        strijdig_met=_PREVENTIE,
    ),
    Indicator(
        "uitkeringen-gemeente-beeindigd",
        "Beëindigde uitkeringen van de gemeente",
        Soort.KOLOM,
        "Het aantal uitkeringen van de gemeente waarvan de laatste dag in deze maand ligt.",
        Maat.AANTAL,
        tel.beeindigd_gemeente,
        _EIGEN,
        hoger_is_beter=None,
        eenheid="uitkeringen",
        kolom=Ketenpartner.Kolom.GEMEENTE,
        strijdig_met=("participatie", *_DUURZAAM),
    ),
)
_DOSSIERS = (
    Indicator(
        "dossiers-compleet",
        "Complete dossiers",
        Soort.KETEN,
        "Van de klanten in begeleiding op de laatste dag van de maand: het deel waarvan het dossier "
        "ooit compleet was.",
        Maat.AANDEEL,
        dossiers.compleet,
        _SNO,
        peil=Peil.EINDE,
        optelling=Optelling.LAATSTE,
    ),
    Indicator(
        "dossiers-op-tijd",
        "Dossiers op tijd compleet",
        Soort.KETEN,
        "Van de mensen die zich {parameter} dagen eerder aanmeldden: het deel waarvan het dossier binnen "
        "{parameter} dagen compleet was.",
        Maat.AANDEEL,
        dossiers.op_tijd,
        _SNO,
        parameter=Parameter("dagen na de aanmelding", 28, 1, 182, "dagen"),
    ),
)
INDICATOREN = (*_KETEN, *_DOSSIERS, *_UITKOMSTEN, *_KOLOMMEN)

_BEDRAG = Instelsoort(
    JAARUITKERING,
    "Een jaaruitkering",
    "Met dit bedrag rekent het cijfer Besparing op uitkeringen, ook over maanden die al voorbij zijn.",
    "Cijfers",
    7_050,
    minimum=1,
    maximum=99_999,
    eenheid="euro",
    bron="Afgeleid uit Goed bekeken! (AKO Monitorgroep 2005), paragraaf 3.7, Arnhem-Zuid: € 416.000 voor 59 "
    "jaaruitkeringen",
    voorbeeld=True,
)


def meld_aan() -> None:
    """Declare these figures and the amount that one of them reckons with."""
    registreer(*INDICATOREN)
    registreer_instellingen([_BEDRAG])
