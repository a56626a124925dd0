"""What must be done, and when people meet."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker, Team, geen_overlap_in_tijd
from keten.rechten import Recht, rechten_van
from klanten.models.klant import Klant


class TaakQuerySet(models.QuerySet["Taak"]):
    """Reads on tasks."""

    def open(self) -> Self:
        """Tasks that still have to be done."""
        return self.filter(gedaan_op__isnull=True)

    def leesbaar(self, rechten: frozenset[Recht]) -> Self:
        """The tasks that somebody with these rights may read about; enforcement asks for its own (H-55)."""
        return self if Recht.RISICO in rechten else self.exclude(soort__in=Taak.HANDHAVING)

    def voorraad_van(self, medewerker: Medewerker, locatie: Locatie) -> Self:
        """The open tasks of an employee at a location, and those there that the employee may take.

        What is about a client waits for somebody with the right to open dossiers; what is sent to a team, for
        one of its members. When a team has ended, its work waits for everybody. Who lost the right to assess
        risks no longer reads what enforcement asked, also when the task is their own (H-55).
        """
        bereikbaar = Team.objects.filter(
            Q(leden=medewerker) | Q(opgeheven_op__isnull=False), locatie=locatie
        ).values("pk")
        van_niemand = Q(voor__isnull=True) & (Q(team__isnull=True) | Q(team__in=bereikbaar))
        rechten = rechten_van(medewerker.rollen)
        if Recht.DOSSIER_INZIEN not in rechten:
            van_niemand &= Q(klant__isnull=True)
        mijn = self.open().leesbaar(rechten)
        return mijn.filter(Q(voor=medewerker) | van_niemand, locatie=locatie)


class Taak(models.Model):
    """A piece of work with a term, in the werkvoorraad of one employee (K-04)."""

    class Soort(models.TextChoices):
        ALGEMEEN = "algemeen", "taak"
        IDENTITEIT = "identiteit", "identiteit"
        INTAKE = "intake", "intake"
        CONTACT = "contact", "contact"
        BERICHT = "bericht", "bericht"
        WERKPLAN = "werkplan", "werkplan"
        HERDIAGNOSE = "herdiagnose", "herdiagnose"
        OVERDRACHT = "overdracht", "overdracht"
        OVERLEG = "overleg", "overleg"
        OVERKOMST = "overkomst", "overkomst"
        AANVRAAG = "aanvraag", "aanvraag"
        VERZOEK = "verzoek", "verzoek van de klant"
        VRAAG = "vraag", "vraag van de klant"
        REKENING = "rekening", "nieuw rekeningnummer"
        BACKOFFICE = "backoffice", "verzoek aan de backoffice"
        JONGEREN = "jongeren", "jongerenloket"
        NAZORG = "nazorg", "nazorg"
        PRIVACY = "privacy", "privacy"
        TEAM = "team", "nieuwe klant voor het team"
        WERKGEVER = "werkgever", "werkgever"
        VACATURE = "vacature", "vacature"
        KANDIDAAT = "kandidaat", "kandidaat voor een vacature"
        LANDKAART = "landkaart", "Landkaart"
        TOETS = "toets", "toets"
        MEDISCH = "medisch", "medisch advies"
        ARRANGEMENT = "arrangement", "arrangement"
        RISICO = "risico", "risicobeoordeling"
        SIGNAAL = "signaal", "signaal"
        CONTROLE = "controle", "controle"
        MAATREGEL = "maatregel", "maatregel"
        JAARPLAN = "jaarplan", "ketenjaarplan"
        BESTUUR = "bestuur", "bestuur van de locatie"

    HANDHAVING: ClassVar = (Soort.RISICO, Soort.SIGNAAL, Soort.CONTROLE, Soort.MAATREGEL)
    """Kinds that only those with the right to assess risks see (H-55)."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    voor = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="taken")
    team = models.ForeignKey(
        Team,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="taken",
        help_text="Wie van dit team de taak het eerst oppakt, doet hem.",
    )
    klant = models.ForeignKey(Klant, models.PROTECT, null=True, blank=True, related_name="taken")
    gevraagd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    soort = models.CharField(max_length=15, choices=Soort, default=Soort.ALGEMEEN)
    omschrijving = models.CharField(max_length=200)
    gestart_op = models.DateTimeField(default=timezone.now)
    vervalt_op = models.DateTimeField("uiterlijk")
    gedaan_op = models.DateTimeField(null=True, blank=True)
    gedaan_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    resultaat = models.TextField(max_length=2000, blank=True)
    sleutel = models.CharField(
        max_length=100,
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text="Waaraan een nachtelijke taak herkent dat dit werk al klaarstaat.",
    )

    objects = TaakQuerySet.as_manager()

    class Meta:
        verbose_name = "taak"
        verbose_name_plural = "taken"
        ordering = ["vervalt_op", "pk"]
        indexes = [
            models.Index(
                fields=["voor", "vervalt_op"], condition=Q(gedaan_op__isnull=True), name="klanten_taak_open"
            ),
            models.Index(
                fields=["locatie", "vervalt_op"],
                condition=Q(gedaan_op__isnull=True, voor__isnull=True),
                name="klanten_taak_van_niemand",
            ),
            models.Index(
                fields=["team", "vervalt_op"],
                condition=Q(gedaan_op__isnull=True, voor__isnull=True, team__isnull=False),
                name="klanten_taak_van_team",
            ),
            models.Index(
                fields=["klant", "vervalt_op"], condition=Q(gedaan_op__isnull=True), name="klanten_taak_klant"
            ),
        ]

    def __str__(self) -> str:
        return self.omschrijving


class Afspraak(models.Model):
    """A meeting of a client and an employee."""

    class Soort(models.TextChoices):
        INTAKE = "intake", _("intake")
        DIAGNOSE = "diagnose", _("diagnosegesprek")
        VOORTGANG = "voortgang", _("voortgangsgesprek")
        WERKPLAN = "werkplan", _("werkplan bespreken")

    class Stand(models.TextChoices):
        GEPLAND = "gepland", _("gepland")
        GEWEEST = "geweest", _("geweest")
        NIET_VERSCHENEN = "niet_verschenen", _("niet verschenen")
        AFGEZEGD = "afgezegd", _("afgezegd")

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="afspraken")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="afspraken")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=15, choices=Soort)
    begin = models.DateTimeField()
    einde = models.DateTimeField()
    plek = models.CharField(max_length=80, default="balie")
    opmerking = models.CharField(max_length=300, blank=True, help_text="De klant kan dit lezen.")
    stand = FSMField(max_length=20, choices=Stand, default=Stand.GEPLAND, protected=False)
    reden = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ["begin"]
        indexes = [
            models.Index(fields=["medewerker", "begin"]),
            models.Index(fields=["klant", "begin"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(einde__gt=F("begin")),
                name="klanten_afspraak_duur",
                violation_error_message="De afspraak eindigt voordat hij begint.",
            ),
            geen_overlap_in_tijd(
                name="klanten_afspraak_medewerker_bezet",
                per="medewerker",
                begin="begin",
                einde="einde",
                condition=Q(stand="gepland"),
                melding="De medewerker heeft op dit moment al een afspraak.",
            ),
            geen_overlap_in_tijd(
                name="klanten_afspraak_klant_bezet",
                per="klant",
                begin="begin",
                einde="einde",
                condition=Q(stand="gepland"),
                melding="De klant heeft op dit moment al een afspraak.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op {timezone.localtime(self.begin):%d-%m-%Y %H:%M}"

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.GEWEEST)
    def is_geweest(self) -> None:
        """The meeting took place."""
        if self.begin > timezone.now():
            raise ValidationError("Deze afspraak moet nog komen.")

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.NIET_VERSCHENEN)
    def is_niet_verschenen(self) -> None:
        """The client did not come."""
        if self.begin > timezone.now():
            raise ValidationError("Deze afspraak moet nog komen.")

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.AFGEZEGD)
    def zeg_af(self, reden: str) -> None:
        """The meeting is called off."""
        self.reden = reden
