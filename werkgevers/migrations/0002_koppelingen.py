import django.core.validators
import django.db.models.deletion
import keten.migraties
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keten', '0005_koppelingen'),
        ('werkgevers', '0001_initial'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name='vacature',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='vacature',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='vacature',
                    name='delete_delete',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='vestiging',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='vestiging',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='vestiging',
                    name='delete_delete',
                ),
                migrations.RemoveConstraint(
                    model_name='arbeidsmarktbestand',
                    name='werkgevers_bestand_een_keer',
                ),
                migrations.RemoveConstraint(
                    model_name='arbeidsmarktcijfer',
                    name='werkgevers_cijfer_een_keer',
                ),
                migrations.AddField(
                    model_name='arbeidsmarktbestand',
                    name='uit_invoer',
                    field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='arbeidsmarkt', to='keten.invoerbestand'),
                ),
                migrations.AddField(
                    model_name='arbeidsmarktcijfer',
                    name='maand',
                    field=models.PositiveSmallIntegerField(blank=True, help_text='Leeg: over het hele jaar.', null=True),
                ),
                migrations.AddField(
                    model_name='vacature',
                    name='kenmerk',
                    field=models.CharField(blank=True, editable=False, help_text='Waaraan de werkgever hem kent, in een bestand.', max_length=50),
                ),
                migrations.AddField(
                    model_name='vacature',
                    name='uit_invoer',
                    field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vacatures', to='keten.invoerbestand'),
                ),
                migrations.AddField(
                    model_name='vacatureevent',
                    name='kenmerk',
                    field=models.CharField(blank=True, editable=False, help_text='Waaraan de werkgever hem kent, in een bestand.', max_length=50),
                ),
                migrations.AddField(
                    model_name='vacatureevent',
                    name='uit_invoer',
                    field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.invoerbestand'),
                ),
                migrations.AddField(
                    model_name='vestiging',
                    name='vestigingsnummer',
                    field=models.CharField(blank=True, help_text='Twaalf cijfers, van de KvK.', max_length=12, validators=[django.core.validators.RegexValidator('^\\d{12}$', 'Een vestigingsnummer heeft twaalf cijfers.')]),
                ),
                migrations.AddField(
                    model_name='vestigingevent',
                    name='vestigingsnummer',
                    field=models.CharField(blank=True, help_text='Twaalf cijfers, van de KvK.', max_length=12, validators=[django.core.validators.RegexValidator('^\\d{12}$', 'Een vestigingsnummer heeft twaalf cijfers.')]),
                ),
                migrations.AddConstraint(
                    model_name='arbeidsmarktbestand',
                    constraint=models.UniqueConstraint(fields=('uit_invoer', 'bron', 'peildatum'), name='werkgevers_bestand_een_keer'),
                ),
                migrations.AddConstraint(
                    model_name='arbeidsmarktcijfer',
                    constraint=models.UniqueConstraint(fields=('bestand', 'sector', 'jaar', 'maand', 'soort'), name='werkgevers_cijfer_een_keer', nulls_distinct=False),
                ),
                migrations.AddConstraint(
                    model_name='arbeidsmarktcijfer',
                    constraint=models.CheckConstraint(condition=models.Q(('maand__isnull', True), models.Q(('maand__gte', 1), ('maand__lte', 12)), _connector='OR'), name='werkgevers_cijfer_maand'),
                ),
                migrations.AddConstraint(
                    model_name='vacature',
                    constraint=models.UniqueConstraint(condition=models.Q(('kenmerk', ''), _negated=True), fields=('werkgever', 'kenmerk'), name='werkgevers_vacature_kenmerk', violation_error_message='Deze vacature is al bekend.'),
                ),
                migrations.AddConstraint(
                    model_name='vestiging',
                    constraint=models.UniqueConstraint(condition=models.Q(models.Q(('vestigingsnummer', ''), _negated=True), ('gesloten_op__isnull', True)), fields=('werkgever', 'vestigingsnummer'), name='werkgevers_een_per_vestigingsnummer', violation_error_message='Deze werkgever heeft al een vestiging met dit nummer.'),
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='vacature',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "werkgevers_vacatureevent" ("actueel_tot", "begint_op", "beroep_id", "contactpersoon_id", "gemeld_op", "geschikt_wwb", "gesloten_op", "herkomst", "id", "ingevoerd_door_id", "kenmerk", "klok_telling", "klok_uiterlijk", "klok_uren", "locatie_id", "loon_per", "loon_tot", "loon_van", "melding_uiterlijk", "melding_uren", "omschrijving", "ontvangen_op", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "plaatsen", "postcode", "soort", "stand", "stil_sinds", "titel", "toelichting", "uit_invoer_id", "uitkomst", "uren_max", "uren_min", "versie", "vervulbaar", "vestiging_id", "voorgedragen_op", "voorrang_kolom", "voorrang_tot", "vrijgegeven_op", "werkgever_id") VALUES (NEW."actueel_tot", NEW."begint_op", NEW."beroep_id", NEW."contactpersoon_id", NEW."gemeld_op", NEW."geschikt_wwb", NEW."gesloten_op", NEW."herkomst", NEW."id", NEW."ingevoerd_door_id", NEW."kenmerk", NEW."klok_telling", NEW."klok_uiterlijk", NEW."klok_uren", NEW."locatie_id", NEW."loon_per", NEW."loon_tot", NEW."loon_van", NEW."melding_uiterlijk", NEW."melding_uren", NEW."omschrijving", NEW."ontvangen_op", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plaats", NEW."plaatsen", NEW."postcode", NEW."soort", NEW."stand", NEW."stil_sinds", NEW."titel", NEW."toelichting", NEW."uit_invoer_id", NEW."uitkomst", NEW."uren_max", NEW."uren_min", NEW."versie", NEW."vervulbaar", NEW."vestiging_id", NEW."voorgedragen_op", NEW."voorrang_kolom", NEW."voorrang_tot", NEW."vrijgegeven_op", NEW."werkgever_id"); RETURN NULL;', hash='e7584feb9e9297a72188d25619d07045559e5192', operation='INSERT', pgid='pgtrigger_insert_insert_a5e27', table='werkgevers_vacature', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='vacature',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "werkgevers_vacatureevent" ("actueel_tot", "begint_op", "beroep_id", "contactpersoon_id", "gemeld_op", "geschikt_wwb", "gesloten_op", "herkomst", "id", "ingevoerd_door_id", "kenmerk", "klok_telling", "klok_uiterlijk", "klok_uren", "locatie_id", "loon_per", "loon_tot", "loon_van", "melding_uiterlijk", "melding_uren", "omschrijving", "ontvangen_op", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "plaatsen", "postcode", "soort", "stand", "stil_sinds", "titel", "toelichting", "uit_invoer_id", "uitkomst", "uren_max", "uren_min", "versie", "vervulbaar", "vestiging_id", "voorgedragen_op", "voorrang_kolom", "voorrang_tot", "vrijgegeven_op", "werkgever_id") VALUES (NEW."actueel_tot", NEW."begint_op", NEW."beroep_id", NEW."contactpersoon_id", NEW."gemeld_op", NEW."geschikt_wwb", NEW."gesloten_op", NEW."herkomst", NEW."id", NEW."ingevoerd_door_id", NEW."kenmerk", NEW."klok_telling", NEW."klok_uiterlijk", NEW."klok_uren", NEW."locatie_id", NEW."loon_per", NEW."loon_tot", NEW."loon_van", NEW."melding_uiterlijk", NEW."melding_uren", NEW."omschrijving", NEW."ontvangen_op", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plaats", NEW."plaatsen", NEW."postcode", NEW."soort", NEW."stand", NEW."stil_sinds", NEW."titel", NEW."toelichting", NEW."uit_invoer_id", NEW."uitkomst", NEW."uren_max", NEW."uren_min", NEW."versie", NEW."vervulbaar", NEW."vestiging_id", NEW."voorgedragen_op", NEW."voorrang_kolom", NEW."voorrang_tot", NEW."vrijgegeven_op", NEW."werkgever_id"); RETURN NULL;', hash='d1ed185cd1a215c6816395de9bd062a4b4a1354a', operation='UPDATE', pgid='pgtrigger_update_update_2dd6a', table='werkgevers_vacature', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='vacature',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "werkgevers_vacatureevent" ("actueel_tot", "begint_op", "beroep_id", "contactpersoon_id", "gemeld_op", "geschikt_wwb", "gesloten_op", "herkomst", "id", "ingevoerd_door_id", "kenmerk", "klok_telling", "klok_uiterlijk", "klok_uren", "locatie_id", "loon_per", "loon_tot", "loon_van", "melding_uiterlijk", "melding_uren", "omschrijving", "ontvangen_op", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "plaatsen", "postcode", "soort", "stand", "stil_sinds", "titel", "toelichting", "uit_invoer_id", "uitkomst", "uren_max", "uren_min", "versie", "vervulbaar", "vestiging_id", "voorgedragen_op", "voorrang_kolom", "voorrang_tot", "vrijgegeven_op", "werkgever_id") VALUES (OLD."actueel_tot", OLD."begint_op", OLD."beroep_id", OLD."contactpersoon_id", OLD."gemeld_op", OLD."geschikt_wwb", OLD."gesloten_op", OLD."herkomst", OLD."id", OLD."ingevoerd_door_id", OLD."kenmerk", OLD."klok_telling", OLD."klok_uiterlijk", OLD."klok_uren", OLD."locatie_id", OLD."loon_per", OLD."loon_tot", OLD."loon_van", OLD."melding_uiterlijk", OLD."melding_uren", OLD."omschrijving", OLD."ontvangen_op", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plaats", OLD."plaatsen", OLD."postcode", OLD."soort", OLD."stand", OLD."stil_sinds", OLD."titel", OLD."toelichting", OLD."uit_invoer_id", OLD."uitkomst", OLD."uren_max", OLD."uren_min", OLD."versie", OLD."vervulbaar", OLD."vestiging_id", OLD."voorgedragen_op", OLD."voorrang_kolom", OLD."voorrang_tot", OLD."vrijgegeven_op", OLD."werkgever_id"); RETURN NULL;', hash='7b3e5eab33a41a8e10d75ca240b31e2e6396dc4c', operation='DELETE', pgid='pgtrigger_delete_delete_f4c6c', table='werkgevers_vacature', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='vestiging',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "werkgevers_vestigingevent" ("gesloten_op", "hoofdvestiging", "id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "postcode", "straat", "versie", "vestigingsnummer", "werkgever_id") VALUES (NEW."gesloten_op", NEW."hoofdvestiging", NEW."id", NEW."naam", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plaats", NEW."postcode", NEW."straat", NEW."versie", NEW."vestigingsnummer", NEW."werkgever_id"); RETURN NULL;', hash='4e12bbb3bc4e5a77c4933acbbd333e19f884d2fb', operation='INSERT', pgid='pgtrigger_insert_insert_0451a', table='werkgevers_vestiging', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='vestiging',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "werkgevers_vestigingevent" ("gesloten_op", "hoofdvestiging", "id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "postcode", "straat", "versie", "vestigingsnummer", "werkgever_id") VALUES (NEW."gesloten_op", NEW."hoofdvestiging", NEW."id", NEW."naam", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plaats", NEW."postcode", NEW."straat", NEW."versie", NEW."vestigingsnummer", NEW."werkgever_id"); RETURN NULL;', hash='44e80692e144bc61e07ab5e790d84660d96878e6', operation='UPDATE', pgid='pgtrigger_update_update_78873', table='werkgevers_vestiging', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='vestiging',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "werkgevers_vestigingevent" ("gesloten_op", "hoofdvestiging", "id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "postcode", "straat", "versie", "vestigingsnummer", "werkgever_id") VALUES (OLD."gesloten_op", OLD."hoofdvestiging", OLD."id", OLD."naam", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plaats", OLD."postcode", OLD."straat", OLD."versie", OLD."vestigingsnummer", OLD."werkgever_id"); RETURN NULL;', hash='e6df3d7b3868545b2f037aadb1331003369b3c59', operation='DELETE', pgid='pgtrigger_delete_delete_6c8e2', table='werkgevers_vestiging', when='AFTER')),
                ),
            ],
        ),
    ]
