"""Every night: referrals that ended by themselves, and reports that do not come (X-13)."""

import datetime
from functools import partial

from celery import current_app
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Count, F, Q
from django.template.loader import render_to_string
from django.urls import reverse

from keten.models import ExternePartner, Partneraccount
from klanten.models import Clientbeeld, Partnerverwijzing
from klanten.partnerverwijzen import eindig_vanzelf, slot, vraag_aandacht

TAAK = "klanten.tasks.stuur_partnerherinnering"
_GEDULD = datetime.timedelta(days=7)  # so long after the mail the contact person is asked to call


def sluit_af(*, op: datetime.date) -> int:
    """Write down the end of referrals that give no access any more; the contact person gets a task.

    Args:
        op: today.

    Returns:
        How many ended.
    """
    geeft_toegang = Partnerverwijzing.objects.lopend().values("pk")
    voorbij = Partnerverwijzing.objects.filter(beeindigd_op=None, van__lte=op).exclude(pk__in=geeft_toegang)
    return sum(_sluit(sleutel, op) for sleutel in list(voorbij.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def herinner(*, op: datetime.date) -> int:
    """Mail the people of partners whose reports are due, once for each due day.

    Args:
        op: today.

    Returns:
        For how many referrals a report was asked.
    """
    nog_niet = Q(herinnerd_op=None) | Q(herinnerd_op__lt=F("verslag_voor"))
    wacht = Partnerverwijzing.objects.lopend().filter(nog_niet, verslag_voor__lte=op)
    sleutels = list(wacht.values_list("pk", flat=True))
    rijen = Partnerverwijzing.objects.filter(pk__in=sleutels)
    for partner, aantal in rijen.order_by().values_list("partner").annotate(Count("pk")):
        for account in Partneraccount.objects.geldig_op(op).filter(partner=partner):
            stuur = partial(current_app.send_task, TAAK, (account.pk, aantal))
            transaction.on_commit(stuur, robust=True)
    return rijen.update(herinnerd_op=op)


def meld_uitblijven(*, op: datetime.date) -> int:
    """Give the contact person a task where a report did not come after the mail; returns for how many.

    Args:
        op: today.
    """
    te_laat = Partnerverwijzing.objects.lopend().filter(verslag_voor__lte=op - _GEDULD)
    for verwijzing in te_laat.select_related(
        "partner", "klant__locatie", "klant__beeld__contactpersoon"
    ).iterator(chunk_size=500):
        dag = verwijzing.verslag_voor
        zin = f"Er is nog geen verslag, dat moest er op {dag:%d-%m-%Y} zijn"
        vraag_aandacht(verwijzing, zin, f"laat:{dag:%Y%m%d}")
    return te_laat.count()


def mail(account_id: int, aantal: int) -> None:
    """Send the reminder: a number and a link, never about whom."""
    account = Partneraccount.objects.select_related("gebruiker").get(pk=account_id)
    gegevens = {
        "naam": account.gebruiker.naam,
        "aantal": aantal,
        "link": settings.PORTAAL_ADRES.rstrip("/") + reverse("klanten:verwezen"),
    }
    tekst = render_to_string("klanten/partnerherinnering.txt", gegevens)
    send_mail("Schrijf uw verslag in het LWI-portaal", tekst, None, [account.gebruiker.email])


@transaction.atomic
def _sluit(sleutel: int, op: datetime.date) -> bool:
    verwijzing = slot(sleutel)
    if verwijzing.beeindigd_op is not None:
        return False
    reden = _waarom_voorbij(verwijzing, op)
    eindig_vanzelf(verwijzing, reden=reden)
    if verwijzing.klant.beeld.status != Clientbeeld.Status.GESTOPT:
        vraag_aandacht(verwijzing, f"De verwijzing is gestopt. {reden}", "voorbij")
    return True


def _waarom_voorbij(verwijzing: Partnerverwijzing, op: datetime.date) -> str:
    if verwijzing.tot < op:
        return "De laatste dag is voorbij."
    if verwijzing.klant.beeld.status == Clientbeeld.Status.GESTOPT:
        return "De begeleiding is gestopt."
    if not ExternePartner.objects.geldig_op(op).filter(pk=verwijzing.partner_id).exists():
        return "De overeenkomst met de partner is voorbij."
    return "De partner werkt niet voor deze locatie."
