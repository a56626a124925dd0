"""What a location chooses about surveys."""

from keten.instellingen import Instelsoort, registreer
from landkaart.models import Moment

MOMENTEN = "peiling_momenten"
RUST = "peiling_weken"
_GROEP = "Peilingen"
_NAMEN = {
    Moment.INTAKE: "na de intake",
    Moment.WERKPLAN: "na de afspraak over een werkplan",
    Moment.BESLUIT: "na een besluit over een uitkering",
    Moment.UITSTROOM: "na uitstroom",
    Moment.HANDHAVING: "na een controle of maatregel",
    Moment.GROEP: "na een groepsbijeenkomst",
    Moment.EXPERIMENT: "tijdens een experiment",
}


def meld_aan() -> None:
    """Declare the settings."""
    registreer(
        (
            Instelsoort(
                code=MOMENTEN,
                naam="Na welke momenten klanten een vragenlijst krijgen",
                uitleg="Kort na zo'n moment staat er een korte vragenlijst in Mijn dossier.",
                groep=_GROEP,
                standaard=[moment.value for moment in Moment],
                keuzes=tuple((moment.value, naam) for moment, naam in _NAMEN.items()),
                voorbeeld=True,
            ),
            Instelsoort(
                code=RUST,
                naam="Weken tussen twee vragenlijsten",
                uitleg="Een klant krijgt hoogstens één keer in deze tijd een vragenlijst.",
                groep=_GROEP,
                standaard=13,
                minimum=4,
                maximum=104,
                eenheid="weken",
                voorbeeld=True,
            ),
        )
    )


def naam_van(moment: str) -> str:
    """A moment as employees call it."""
    return _NAMEN[Moment(moment)]
