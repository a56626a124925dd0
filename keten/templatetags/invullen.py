"""Component tags for filling in: forms, faults, confirmation, and two versions side by side."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from keten.templatetags.weergeven import KNOPPEN, kies, toon

register = template.Library()


@register.simple_block_tag(takes_context=True)
def formulier(
    context: Context,
    content: str,
    form: BaseForm,
    knop: str | Promise = _("Opslaan"),
    terug: str = "",
    terugtekst: str | Promise = _("Annuleren"),
    bewaak: bool = True,
    actie: str = "",
) -> SafeString:
    """A whole form with its buttons; `content` stands between the fields and the buttons.

    With `bewaak` the browser asks before somebody leaves it with changes that are not saved. An empty `knop`
    leaves the buttons to `content`.
    """
    return toon(
        "formulierblok",
        form=form,
        inhoud=SafeString(content.strip()),
        knop=knop,
        terug=terug,
        terugtekst=terugtekst,
        bewaak=bewaak,
        actie=actie,
        csrf_token=context.get("csrf_token"),
    )


@register.simple_tag
def veldgroepen(form: BaseForm) -> list[dict[str, Any]]:
    """The visible fields of a form in groups of rows.

    A form may say how in `groepen`: (title, names of fields) pairs, where a tuple of names makes one row.
    Fields that it does not name come last.
    """
    over = {veld.name: veld for veld in form.visible_fields()}
    groepen = [
        {"titel": titel, "rijen": [_neem(over, namen) for namen in rijen]}
        for titel, rijen in getattr(form, "groepen", ())
    ]
    return [*groepen, {"titel": "", "rijen": [[veld] for veld in over.values()]}]


def _neem(over: dict[str, BoundField], namen: str | tuple[str, ...]) -> list[BoundField]:
    return [over.pop(naam) for naam in ((namen,) if isinstance(namen, str) else namen)]


@register.simple_tag
def foutenoverzicht(form: BaseForm) -> SafeString:
    """The faults of a form in one list, each a link to its field; nothing when there are none."""
    return toon("foutenoverzicht", form=form)


@register.simple_block_tag(takes_context=True)
def bevestig(
    context: Context, content: str, knop: str, terug: str, soort: str = "gevaar", actie: str = ""
) -> SafeString:
    """Ask before something that cannot be undone; `content` says what will happen."""
    kies(soort, KNOPPEN, "bevestig")
    return toon(
        "bevestig",
        inhoud=content,
        knop=knop,
        terug=terug,
        soort=soort,
        actie=actie,
        csrf_token=context.get("csrf_token"),
    )


@register.simple_tag
def conflict(rijen: Iterable[tuple[str, object, object]], door: object, wanneer: object) -> SafeString:
    """Two versions side by side: rows of (field, what you filled in, what somebody else saved)."""
    return toon("conflict", rijen=[(*rij, rij[1] != rij[2]) for rij in rijen], door=door, wanneer=wanneer)
