"""What an organisation can choose about measures: which role decides (H-45)."""

from keten.instellingen import Gebied, Instelsoort, registreer
from keten.rechten import Rol

BESLISROL = "maatregel_beslisrol"

SOORTEN = (
    Instelsoort(
        code=BESLISROL,
        naam="Wie beslist over een maatregel",
        uitleg="Anderen kunnen alleen voorstellen. Wie het voorstel deed, beslist er nooit over.",
        groep="Handhaving",
        standaard=Rol.WERKCOACH.value,
        gebied=Gebied.PARTNER,
        keuzes=(
            (Rol.WERKCOACH.value, "werkcoach (klantmanager werk)"),
            (Rol.INKOMENSCONSULENT.value, "inkomensconsulent"),
        ),
        bron="De lerende keten (IWI 2008), hoofdstuk over de rollen van werkcoach en klantmanager",
    ),
)


def meld_aan() -> None:
    """Declare the settings, at start-up."""
    registreer(SOORTEN)
