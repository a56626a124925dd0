"""Short surveys among clients: what is asked, who was asked when, what came back (X-43 to X-45, H-52)."""

import uuid
from typing import Any, ClassVar, Self

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keten.models import Locatie, Medewerker, MetSleutel, MetVersie, SleutelQuerySet
from keten.tijd import vandaag
from klanten.models import Klant

HOOGSTENS = 5
"""A survey stays short: never more questions at a time than this. Our choice."""


class Verwachting(models.TextChoices):
    """What werkzoekenden expect of the chain, in the words of the source.

    Source: Goed bekeken! (AKO 2005), annex on the principles of the service, "Cliënten: verwachtingen van de
    keten".
    """

    HULP = "hulp", "Hulp bij het vinden van werk en het aanvragen van een uitkering"
    VLOT = "vlot", "Vlotte afhandeling van de aanvraag"
    ADVIES = "advies", "Deskundig advies over mogelijkheden en kansen"
    VACATURES = "vacatures", "Aanbod van actuele vacatures"
    INFORMATIE = "informatie", "Juiste, tijdige en eenduidige informatie op maat"
    PERSOONLIJK = "persoonlijk", "Persoonlijk, gericht advies"
    INVLOED = "invloed", "Invloed op de dienstverlening"
    EENMALIG = "eenmalig", "Eenmalige gegevensuitvraag"
    AANSPREEKPUNT = "aanspreekpunt", "Eén aanspreekpunt voor de gehele keten"
    BEREIKBAAR = "bereikbaar", "Bereikbaarheid"
    VRIENDELIJK = "vriendelijk", "Vriendelijke bejegening"


ZINNEN: dict[str, Any] = {
    "hulp": _("Ik kreeg hulp bij het zoeken van werk en het aanvragen van een uitkering"),
    "vlot": _("Mijn aanvraag voor een uitkering werd vlot behandeld"),
    "advies": _("Ik kreeg goed advies over mijn kansen op werk"),
    "vacatures": _("Ik kreeg vacatures te zien die nu open staan"),
    "informatie": _("De informatie klopte, kwam op tijd en was bij iedereen hetzelfde"),
    "persoonlijk": _("Het advies paste bij mij en mijn situatie"),
    "invloed": _("Er werd geluisterd naar mijn wensen en ideeën"),
    "eenmalig": _("Ik hoefde mijn gegevens maar één keer te geven"),
    "aanspreekpunt": _("Ik had één aanspreekpunt voor al mijn vragen"),
    "bereikbaar": _("Ik kon goed contact met u krijgen"),
    "vriendelijk": _("Ik werd vriendelijk behandeld"),
    "wat-wilt-u-echt": _("Wat wilt u zelf het liefst? Waar hebt u het meest aan?"),
    "wat-kan-beter": _("Wat kunnen wij beter doen?"),
}
"""How the delivered questions read for the client, by their code; in code, so that they are translated."""


class Moment(models.TextChoices):
    """When somebody is asked: shortly after something that the client went through."""

    INTAKE = "intake", _("U hebt kort geleden een intake gehad.")
    WERKPLAN = "werkplan", _("U hebt kort geleden een plan afgesproken.")
    BESLUIT = "besluit", _("U hebt kort geleden een besluit over uw uitkering gekregen.")
    UITSTROOM = "uitstroom", _("Onze hulp aan u is kort geleden gestopt.")
    HANDHAVING = "handhaving", _("Wij hebben kort geleden iets bij u nagekeken.")
    GROEP = "groep", _("U bent kort geleden bij een bijeenkomst geweest.")
    EXPERIMENT = "experiment", _("U doet mee aan een proef.")


@pghistory.track()
class Peiling(MetSleutel, MetVersie):
    """A survey: the questions of one moment, a few at a time.

    Attributes:
        na_dagen, binnen_dagen: from how many days after the moment somebody is asked, and for how many days.
        aantal: how many questions at a time, the open one included.
    """

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=60)
    moment = models.CharField(max_length=12, choices=Moment, unique=True)
    na_dagen = models.PositiveSmallIntegerField(default=1)
    binnen_dagen = models.PositiveSmallIntegerField(default=14)
    aantal = models.PositiveSmallIntegerField(
        default=4, validators=[MinValueValidator(1), MaxValueValidator(HOOGSTENS)]
    )
    volgorde = models.PositiveSmallIntegerField(default=0)
    bron = models.CharField(max_length=300)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet.as_manager()

    class Meta:
        verbose_name = "peiling"
        verbose_name_plural = "peilingen"
        ordering = ["volgorde", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(aantal__range=(1, HOOGSTENS)),
                name="landkaart_peiling_kort",
                violation_error_message="Stel hoogstens vijf vragen tegelijk.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class PeilingvraagQuerySet(SleutelQuerySet["Peilingvraag"]):
    """Reads on questions."""

    def van_locatie(self, locatie: Locatie) -> Self:
        """The delivered questions and those of a location itself."""
        return self.filter(Q(locatie__isnull=True) | Q(locatie=locatie))

    def gesteld_op(self, dag: Any) -> Self:
        """The questions that are asked on a day."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=dag), van__lte=dag)


@pghistory.track()
class Peilingvraag(MetSleutel, MetVersie):
    """One question: a sentence to judge from 1 to 5, or an open one.

    The delivered questions have a code and are asked everywhere; a location adds its own. A question of an
    experiment is asked of its participants alone.
    """

    class Soort(models.TextChoices):
        SCHAAL = "schaal", "een zin, met een antwoord van niet waar tot helemaal waar"
        OPEN = "open", "een open vraag"

    code = models.SlugField(unique=True, null=True, blank=True, editable=False)
    soort = models.CharField("soort vraag", max_length=10, choices=Soort)
    verwachting = models.CharField(max_length=15, choices=Verwachting, blank=True, editable=False)
    tekst = models.CharField("vraag of zin", max_length=200, blank=True)
    peilingen = models.ManyToManyField(Peiling, related_name="vragen", verbose_name="wanneer")
    locatie = models.ForeignKey(
        Locatie, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    experiment = models.ForeignKey(
        "landkaart.Experiment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="peilingvragen",
        verbose_name="alleen voor deelnemers aan",
    )
    van = models.DateField("vanaf", default=vandaag)
    tot = models.DateField("tot en met", null=True, blank=True)
    door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    bron = models.CharField(max_length=300, blank=True, editable=False)

    SLEUTEL: ClassVar = ("code",)
    objects = PeilingvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag van een peiling"
        verbose_name_plural = "vragen van peilingen"
        ordering = ["soort", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verwachting"],
                condition=~Q(verwachting=""),
                name="landkaart_een_vraag_per_verwachting",
            ),
            models.CheckConstraint(
                condition=Q(code__isnull=False, locatie__isnull=True, experiment__isnull=True)
                | Q(code__isnull=True, locatie__isnull=False, door__isnull=False, verwachting="")
                & ~Q(tekst=""),
                name="landkaart_peilingvraag_eigen",
                violation_error_message="Vul de vraag in.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="landkaart_peilingvraag_periode",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return self.zin

    @property
    def zin(self) -> str:
        """The question as the client reads it, in the reader's language when the portal delivered it."""
        return str(ZINNEN.get(self.code or "", self.tekst))


class UitnodigingQuerySet(models.QuerySet["Peilinguitnodiging"]):
    """Reads on invitations."""

    def open_op(self, dag: Any) -> Self:
        """Invitations that can still be answered on a day."""
        return self.filter(stand=Peilinguitnodiging.Stand.GEVRAAGD, uiterlijk__gte=dag)


class Peilinguitnodiging(models.Model):
    """One time that a client was asked. Once it has ended it never changes."""

    class Stand(models.TextChoices):
        GEVRAAGD = "gevraagd", "gevraagd"
        INGEVULD = "ingevuld", "ingevuld"
        LIEVER_NIET = "liever_niet", "liever niet"
        VERLOPEN = "verlopen", "niet ingevuld"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="peilinguitnodigingen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    peiling = models.ForeignKey(Peiling, models.PROTECT, related_name="uitnodigingen")
    aanleiding_op = models.DateField(help_text="De dag van wat de klant meemaakte.")
    gevraagd_op = models.DateField()
    uiterlijk = models.DateField()
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.GEVRAAGD)
    klaar_op = models.DateTimeField(null=True, blank=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging voor een peiling"
        verbose_name_plural = "uitnodigingen voor peilingen"
        ordering = ["-gevraagd_op", "-pk"]
        indexes = [
            models.Index(fields=["locatie", "gevraagd_op"]),
            models.Index(fields=["klant", "gevraagd_op"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "peiling", "aanleiding_op"], name="landkaart_peiling_een_keer"
            ),
            models.UniqueConstraint(
                fields=["klant"], condition=Q(stand="gevraagd"), name="landkaart_een_open_peiling"
            ),
            models.CheckConstraint(
                condition=Q(stand="gevraagd", klaar_op__isnull=True)
                | ~Q(stand="gevraagd") & Q(klaar_op__isnull=False),
                name="landkaart_peiling_klaar_op",
            ),
            models.CheckConstraint(
                condition=Q(gevraagd_op__gte=F("aanleiding_op"), uiterlijk__gte=F("gevraagd_op")),
                name="landkaart_peiling_volgorde",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="peiling_ligt_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=~pgtrigger.Q(old__stand="gevraagd"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.peiling} van {self.gevraagd_op:%d-%m-%Y}"


class Peilingantwoord(models.Model):
    """A question that a client was asked, and the answer when it came; what was left open stays empty.

    Attributes:
        sleutel: what an address calls it; the primary key follows the order of clients and days.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    uitnodiging = models.ForeignKey(Peilinguitnodiging, models.PROTECT, related_name="antwoorden")
    vraag = models.ForeignKey(Peilingvraag, models.PROTECT, related_name="antwoorden")
    volgorde = models.PositiveSmallIntegerField()
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    nvt = models.BooleanField("niet van toepassing", default=False)
    tekst = models.TextField(max_length=1000, blank=True)

    class Meta:
        verbose_name = "antwoord op een peiling"
        verbose_name_plural = "antwoorden op peilingen"
        ordering = ["uitnodiging", "volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["uitnodiging", "vraag"], name="landkaart_vraag_een_keer"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__range=(1, 5), nvt=False, tekst=""),
                name="landkaart_peilingscore_1_tot_5",
            ),
            models.CheckConstraint(condition=Q(tekst="") | Q(nvt=False), name="landkaart_peiling_tekst"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="antwoord_ligt_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__score__isnull=False)
                | pgtrigger.Q(old__nvt=True)
                | ~pgtrigger.Q(old__tekst=""),
            )
        ]

    def __str__(self) -> str:
        return f"antwoord op vraag {self.vraag_id}"


@pghistory.track()
class Antwoordcode(MetVersie):
    """A word under which a location puts open answers, so that they can be counted (X-43)."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+", editable=False)
    naam = models.CharField(max_length=60)

    class Meta:
        verbose_name = "code van open antwoorden"
        verbose_name_plural = "codes van open antwoorden"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                "locatie",
                name="landkaart_antwoordcode_uniek",
                violation_error_message="Deze code is er al.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Antwoordindeling(models.Model):
    """That an open answer was put under a code, by whom."""

    antwoord = models.ForeignKey(Peilingantwoord, models.PROTECT, related_name="indelingen")
    code = models.ForeignKey(Antwoordcode, models.PROTECT, related_name="indelingen")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "indeling van een open antwoord"
        verbose_name_plural = "indelingen van open antwoorden"
        ordering = ["code__naam"]
        constraints = [
            models.UniqueConstraint(fields=["antwoord", "code"], name="landkaart_indeling_een_keer")
        ]

    def __str__(self) -> str:
        return f"antwoord {self.antwoord_id} bij code {self.code_id}"
