"""Questions that were passed on, and the specialist and the guest who help; all of it made up."""

from collections.abc import Iterator

from keten.models import Gebruiker
from lwi_portal.demo.plek import Plek
from werkgevers.models import (
    Doorzending,
    Gastuitnodiging,
    Instantie,
    Vraagbericht,
    Vraagspecialist,
    Werkgeversvraag,
)

GAST = "gast@lwi.example"
Berichtsoort = Vraagbericht.Soort


def doorzendingen(vragen: list[Werkgeversvraag]) -> Iterator[Doorzending]:
    """Questions about rules went to the municipality; those of open questions still lie there."""
    gemeente = Instantie.objects.get(code="gemeente")
    for vraag in vragen:
        if vraag.soort != Werkgeversvraag.Soort.REGELS or vraag.behandelaar is None:
            continue
        klaar = not vraag.loopt
        yield Doorzending(
            vraag=vraag,
            instantie=gemeente,
            toelichting="Gevraagd of u hierover contact wilt opnemen met de werkgever.",
            gestuurd_op=vraag.gesteld_op,
            door=vraag.behandelaar,
            stand=Doorzending.Stand.TERUG if klaar else Doorzending.Stand.BEHANDELING,
            resultaat="De gemeente heeft de werkgever gebeld." if klaar else "",
            bijgewerkt_op=vraag.afgerond_op or vraag.gesteld_op,
            bijgewerkt_door=vraag.behandelaar,
        )
        if not klaar:
            Werkgeversvraag.objects.filter(pk=vraag.pk).update(stand=Werkgeversvraag.Stand.DOORGEZET)


def zet_specialisten(plek: Plek, vragen: list[Werkgeversvraag]) -> Iterator[Vraagspecialist]:
    """A coach helps with one in five of the questions that somebody took on."""
    coaches = [coach for groep in plek.coaches.values() for coach in groep]
    for nummer, vraag in enumerate(vragen):
        if coaches and vraag.behandelaar is not None and nummer % 5 == 0:
            yield Vraagspecialist(
                vraag=vraag,
                medewerker_id=coaches[nummer % len(coaches)].id,
                waarvoor="werk aanpassen en begeleiding",
                sinds=vraag.gesteld_op,
                door=vraag.behandelaar,
            )


def nodig_gast_uit(vragen: list[Werkgeversvraag]) -> int:
    """The guest of the demonstration helps with two open questions and wrote an answer to one of them."""
    gast = Gebruiker.objects.filter(email=GAST).first()
    mogelijk = [vraag for vraag in vragen if vraag.loopt and vraag.behandelaar is not None][:2]
    if gast is None or Gastuitnodiging.objects.filter(gebruiker=gast).exists():
        return 0
    for nummer, vraag in enumerate(mogelijk):
        assert vraag.behandelaar is not None
        Gastuitnodiging.objects.create(
            vraag=vraag,
            gebruiker=gast,
            dienst="Economische Zaken, gemeente Apeldoorn",
            uitgenodigd_op=vraag.gesteld_op,
            door=vraag.behandelaar,
        )
        if nummer:
            tekst = "Dit valt onder onze regeling voor startende bedrijven. Ik stuur u de link."
            Vraagbericht.objects.create(
                vraag=vraag, soort=Berichtsoort.GAST, tekst=tekst, door=gast, op=vraag.gesteld_op
            )
    return len(mogelijk)
