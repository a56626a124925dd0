"""Mail and sms that the portal sent, questions at the contact centre, and who wants what."""

import datetime
import uuid

from klanten.models import Klantvraag, Zending
from lwi_portal.demo.bouw import Bouw, Soort
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.persoon import Fase

_UUR = datetime.timedelta(hours=1)
_LINK = "http://localhost:8000/klanten/mijn/"

_MAIL = (
    ("bericht_nieuw", "Er staat een bericht voor u klaar", f"Log in om het te lezen: {_LINK}berichten/"),
    ("afspraak_gepland", "U hebt een afspraak", f"U ziet de dag en de tijd als u inlogt: {_LINK}"),
)
_VRAGEN = (
    ("Wanneer wordt mijn uitkering betaald?", "Rond de 23e van de maand. Het staat ook in de brief."),
    ("Mag ik op vakantie tijdens mijn uitkering?", "Ja, vier weken per jaar. Geef het van tevoren door."),
    ("Krijg ik reiskosten voor de training?", "Ja, bewaar de bonnetjes en geef ze aan uw contactpersoon."),
    ("Hoe geef ik mijn nieuwe adres door?", "In het portaal bij Mijn gegevens, of aan de balie."),
)


def stuur_en_vraag(bouw: Bouw) -> None:
    """Some mail to clients who use the portal, and a question by telephone here and there."""
    if bouw.coach is None:
        return
    eerste = bouw.dag(Fase.CONTACTPERSOON)
    if bouw.gebruiker_id is not None and bouw.persoon.email:
        _mail(bouw, eerste)
    if bouw.persoon.gast or bouw.kans(0.08):
        _vraag(bouw, eerste)


def _mail(bouw: Bouw, eerste: datetime.date) -> None:
    """One mail or two; now and then one that came back."""
    for nummer, (code, onderwerp, tekst) in enumerate(_MAIL):
        dag = max(eerste, open_dag(bouw.plek.vandaag - DAG * bouw.rng.randint(1, 12)))
        op = moment(dag, 9 + nummer, 5)
        if dag >= bouw.plek.vandaag or not (bouw.persoon.gast or bouw.kans(0.5)):
            continue
        terug = not bouw.persoon.gast and bouw.kans(0.03)
        bouw.voeg(
            Zending,
            id=uuid.UUID(int=bouw.rng.getrandbits(128), version=4),
            kanaal=Zending.Kanaal.EMAIL,
            aan=bouw.persoon.email,
            code=code,
            onderwerp=onderwerp,
            tekst=tekst,
            sleutel=f"demo:{code}:{bouw.klant_id}",
            stand=Zending.Stand.MISLUKT if terug else Zending.Stand.VERZONDEN,
            gemaakt_op=op,
            pogingen=1,
            volgende_poging=op,
            verzonden_op=op,
            afgerond_op=op + _UUR if terug else None,
            dienst="smtp",
            fout="De e-mail kwam terug van de mailserver (5.2.2)." if terug else "",
        )


def _vraag(bouw: Bouw, eerste: datetime.date) -> None:
    """A question, most of them answered, some in time and some not yet."""
    dag = max(eerste, open_dag(bouw.plek.vandaag - DAG * bouw.rng.randint(1, 24)))
    if dag >= bouw.plek.vandaag:
        return
    op, gids = moment(dag, bouw.rng.randint(9, 15), bouw.rng.choice((5, 20, 40))), bouw.gids
    vraag, antwoord = bouw.rng.choice(_VRAGEN)
    kanaal = bouw.rng.choice(list(Klantvraag.Kanaal))
    na = _UUR * bouw.rng.choice((0, 0, 0, 1, 4, 20, 70))
    open_ = not bouw.persoon.gast and (bouw.kans(0.15) or op + na > moment(bouw.plek.vandaag, 8))
    klaar = {
        "stand": Klantvraag.Stand.BEANTWOORD,
        "antwoord": antwoord,
        "antwoord_kanaal": kanaal.value,
        "beantwoord_op": op + na,
        "beantwoord_door_id": gids.id,
    }
    bouw.voeg(
        Klantvraag,
        locatie_id=bouw.plek.locatie.pk,
        kanaal=kanaal,
        vraag=vraag,
        gesteld_op=op,
        aangenomen_door_id=bouw.intaker.id,
        partner_id=bouw.intaker.partner_id,
        vervalt_op=bouw.plek.vervalt("klantvraag_beantwoorden", op),
        **({} if open_ else klaar),
    )
    zin = f"Vraag van de cliënt ({kanaal.label}), {'doorgezet' if open_ else 'meteen beantwoord'}"
    bouw.gebeurtenis(op, Soort.CONTACT, zin, bouw.intaker)
