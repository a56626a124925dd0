"""Two people at the same moment: one colour, one decision."""

import pytest
from django.core.management import call_command

from handhaving.maatregelen import besluiten, horen
from handhaving.models import Besluit, Overtreding, Risicobeoordeling
from handhaving.risico import adviseren
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from klanten.models import Klant
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.handhaving import maatregelwereld as wereld
from tests.handhaving.risicowereld import stel_vast, vul_alles_in
from tests.tegelijk import tegelijk


@pytest.mark.django_db(transaction=True)
def test_twee_mensen_tegelijk_stellen_een_kleur_vast(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    call_command("loaddata", "regimes", "toetsen", "toetsversies", "grenzen", verbosity=0)
    vul_alles_in(klant, anna)
    gezien = adviseren.adviseer(klant).kenmerk
    uitkomsten = tegelijk(
        *(
            lambda wie=wie: stel_vast(
                Klant.objects.get(pk=klant.pk), "groen", wie, gezien=gezien, vorige=None
            )
            for wie in (anna, bram)
        )
    )
    [gelukt] = [uit for uit in uitkomsten if isinstance(uit, Risicobeoordeling)]
    [fout] = [uit for uit in uitkomsten if isinstance(uit, NietToegestaan)]
    assert f"{gelukt.door} stelde intussen een kleur vast" in fout.melding


@pytest.mark.eis("H-45")
@pytest.mark.django_db(transaction=True)
def test_twee_mensen_tegelijk_nemen_samen_een_besluit(
    klant: Klant, chaima: Medewerker, apeldoorn: Locatie
) -> None:
    wereld.klaar(klant)
    zaak = wereld.voorgesteld(klant, chaima).overtreding
    horen.hoor(overtreding=zaak, verhaal="Ik was ziek.", door=None)
    gemeente = KetenpartnerFabriek(code="gemeente-apeldoorn")
    streng, mild = (MedewerkerFabriek(partner=gemeente, locaties=[apeldoorn]) for _ in range(2))
    uitkomsten = tegelijk(
        lambda: wereld.leg_op(zaak, streng, reden="Niet gemeld."),
        lambda: besluiten.spreek_vrij(overtreding=zaak, reden="Twijfel.", door=mild),
    )
    [besluit] = [uit for uit in uitkomsten if isinstance(uit, Besluit)]
    [fout] = [uit for uit in uitkomsten if isinstance(uit, NietToegestaan)]
    assert "Dit kan nu niet" in fout.melding
    assert Besluit.objects.get() == besluit
    assert Overtreding.objects.get(pk=zaak.pk).stand == besluit.uitkomst
