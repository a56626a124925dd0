"""How forms look and what Dutch people may type into them."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from keten import klad
from keten.getallen import met_komma

# The first class that fits gives the CSS class, so the special ones stand before what they derive from.
KLASSEN: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "ams-checkbox__input"),
    (forms.RadioSelect, "ams-radio__input"),
    (forms.CheckboxInput, "ams-checkbox__input"),
    (forms.FileInput, "ams-file-input"),
    (forms.HiddenInput, ""),
    (forms.Select, "ams-select"),
    (forms.Textarea, "ams-text-area"),
    (forms.Widget, "ams-text-input"),
)


class Veld(BoundField):
    """A field in a form: adds the classes of the design system and leaves faults to the server.

    The attribute `required` is left out: it marks a field as wrong before anybody typed, and its message
    comes in the browser's language. What is not required says so in its label.
    """

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Attributes of the input; a placeholder is never shown, since it vanishes when it is needed."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)
        if self.field.required and not self.is_groep and not self.is_vinkje and not widget.is_hidden:
            attrs["aria-required"] = "true"
        if "placeholder" in widget.attrs:
            attrs["placeholder"] = False
        if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
            attrs["rows"] = "5"  # Django's 10 lines push the rest of a form off the screen
        klassen = f"{self._klasse(widget)} {widget.attrs.get('class', '')}".strip()
        return {**attrs, "class": klassen} if klassen else attrs

    @staticmethod
    def _klasse(widget: forms.Widget) -> str:
        return next(klasse for soort, klasse in KLASSEN if isinstance(widget, soort))

    @property
    def is_groep(self) -> bool:
        """Whether the field is a set of radio buttons or checkboxes, with a legend."""
        return bool(self.field.widget.use_fieldset)

    @property
    def is_vinkje(self) -> bool:
        """Whether the field is one checkbox, with its label after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def anker(self) -> str:
        """The id of the first input, where a link in the error summary leads."""
        return self.id_for_label or f"{self.auto_id}_0"


class Weergave(TemplatesSetting):
    """The renderer of every form in the portal (setting FORM_RENDERER)."""

    form_template_name = "componenten/formulier.html"
    formset_template_name = "componenten/formulierset.html"
    field_template_name = "componenten/veld.html"
    bound_field_class = Veld


class Datumveld(forms.DateField):
    """A date as people type it: 31-1-2026, 31/01/2026, 31012026 or 2026-01-31; never a year of two digits."""

    widget = forms.DateInput(
        format="%d-%m-%Y", attrs={"inputmode": "numeric", "size": 12, "autocomplete": "off"}
    )
    input_formats = ("%d-%m-%Y", "%Y-%m-%d")
    default_error_messages: ClassVar = {
        "invalid": _("Vul de datum in als dag-maand-jaar, bijvoorbeeld 31-01-2026."),
        "onmogelijk": _("Deze datum bestaat niet. Kijk de dag en de maand na."),
    }

    def __init__(self, *, autocomplete: str = "off", **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Bijvoorbeeld 31-01-2026"))
        super().__init__(**kwargs)
        self.widget.attrs["autocomplete"] = autocomplete

    def to_python(self, value: Any) -> date | None:
        """Read a date; says apart whether the form or the day itself is wrong."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        tekst = re.sub(r"[\s./]+", "-", value.strip())
        if re.fullmatch(r"\d{8}", tekst):
            tekst = f"{tekst[:2]}-{tekst[2:4]}-{tekst[4:]}"
        try:
            return super().to_python(tekst)
        except ValidationError:
            if re.fullmatch(r"\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{1,2}-\d{1,2}", tekst):
                raise ValidationError(self.error_messages["onmogelijk"], code="onmogelijk") from None
            raise


class Tijdveld(forms.TimeField):
    """A time of day: 9:30, 09.30 or 0930."""

    widget = forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"})
    input_formats = ("%H:%M",)
    default_error_messages: ClassVar = {"invalid": _("Vul de tijd in als uren:minuten, bijvoorbeeld 09:30.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Bijvoorbeeld 09:30"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> time | None:
        """Read a time; a point, or nothing, may stand between hours and minutes."""
        if isinstance(value, str):
            tekst = value.strip().replace(".", ":")
            value = f"{tekst[:-2]}:{tekst[-2:]}" if re.fullmatch(r"\d{3,4}", tekst) else tekst
        return super().to_python(value)


class Bedragveld(forms.DecimalField):
    """An amount in euros: 1250, 1.250,50 or 1250,5; shown with a comma."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 12, "autocomplete": "off"})
    default_error_messages: ClassVar = {"invalid": _("Vul een bedrag in, bijvoorbeeld 1250,50.")}
    bedrag = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"decimal_places": 2, "max_digits": 10, "min_value": 0, **kwargs})

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs say int
        """Read an amount; points may group thousands, a comma stands before the cents."""
        if isinstance(value, str):
            tekst = re.sub(r"[€\s]", "", value)
            if "," in tekst or re.fullmatch(r"\d{1,3}(\.\d{3})+", tekst):
                tekst = tekst.replace(".", "").replace(",", ".")
            value = tekst
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """The amount as it stands in the box."""
        return met_komma(value, 2) if isinstance(value, Decimal) else value


def render_formulier(
    request: HttpRequest, template: str, form: forms.BaseForm | forms.BaseFormSet[Any], **context: Any
) -> HttpResponse:
    """Render a page with a form: status 422 when what was sent has faults, else 200.

    A form class with `klad = True` is filled with what its user typed earlier and did not send.
    """
    if isinstance(form, forms.BaseForm) and getattr(form, "klad", False):
        klad.bereid_voor(request, form)
    gegevens: Mapping[str, Any] = {"form": form, **context}
    fout = form.is_bound and not form.is_valid()
    return render(request, template, dict(gegevens), status=422 if fout else 200)
