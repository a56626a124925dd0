import django.db.models.deletion
import keten.migraties
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('handhaving', '0001_diagnose_en_handhaving'),
        ('keten', '0005_koppelingen'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name='signaal',
                    name='signaal_blijft',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='signaal',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='signaal',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='signaal',
                    name='delete_delete',
                ),
                migrations.RemoveField(
                    model_name='signaalimport',
                    name='afgerond_door',
                ),
                migrations.RemoveField(
                    model_name='signaalimport',
                    name='geladen_door',
                ),
                migrations.RemoveField(
                    model_name='signaalimport',
                    name='locatie',
                ),
                migrations.RemoveField(
                    model_name='signaalevent',
                    name='uit_import',
                ),
                migrations.RemoveField(
                    model_name='signaalrij',
                    name='bestand',
                ),
                migrations.RemoveField(
                    model_name='signaal',
                    name='uit_import',
                ),
                migrations.AddField(
                    model_name='signaal',
                    name='uit_invoer',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signalen', to='keten.invoerbestand'),
                ),
                migrations.AddField(
                    model_name='signaalevent',
                    name='uit_invoer',
                    field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.invoerbestand'),
                ),
                migrations.DeleteModel(
                    name='Signaalrij',
                ),
                migrations.DeleteModel(
                    name='Signaalimport',
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='signaal',
                    trigger=pgtrigger.compiler.Trigger(name='signaal_blijft', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."uit_invoer_id" IS NULL OR NOT (OLD."stand" = \'nieuw\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='0eee4a03e015f63f78d1c5b3d1d132768e1826c8', operation='DELETE', pgid='pgtrigger_signaal_blijft_1f8f8', table='handhaving_signaal', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='signaal',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "handhaving_signaalevent" ("behandelaar_id", "besloten_door_id", "besloten_op", "besluit", "bron", "gemeld_door_id", "gemeld_op", "id", "kenmerk", "klant_id", "locatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "tekst", "uit_invoer_id", "van", "vervalt_op", "waarom") VALUES (NEW."behandelaar_id", NEW."besloten_door_id", NEW."besloten_op", NEW."besluit", NEW."bron", NEW."gemeld_door_id", NEW."gemeld_op", NEW."id", NEW."kenmerk", NEW."klant_id", NEW."locatie_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stand", NEW."tekst", NEW."uit_invoer_id", NEW."van", NEW."vervalt_op", NEW."waarom"); RETURN NULL;', hash='e43e7178833ec661f1e49f3d7458424aac1a0dab', operation='INSERT', pgid='pgtrigger_insert_insert_cd08e', table='handhaving_signaal', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='signaal',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "handhaving_signaalevent" ("behandelaar_id", "besloten_door_id", "besloten_op", "besluit", "bron", "gemeld_door_id", "gemeld_op", "id", "kenmerk", "klant_id", "locatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "tekst", "uit_invoer_id", "van", "vervalt_op", "waarom") VALUES (NEW."behandelaar_id", NEW."besloten_door_id", NEW."besloten_op", NEW."besluit", NEW."bron", NEW."gemeld_door_id", NEW."gemeld_op", NEW."id", NEW."kenmerk", NEW."klant_id", NEW."locatie_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stand", NEW."tekst", NEW."uit_invoer_id", NEW."van", NEW."vervalt_op", NEW."waarom"); RETURN NULL;', hash='68778e2506df7335172c1dbdb552b21240056ffa', operation='UPDATE', pgid='pgtrigger_update_update_2b5b2', table='handhaving_signaal', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='signaal',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "handhaving_signaalevent" ("behandelaar_id", "besloten_door_id", "besloten_op", "besluit", "bron", "gemeld_door_id", "gemeld_op", "id", "kenmerk", "klant_id", "locatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "tekst", "uit_invoer_id", "van", "vervalt_op", "waarom") VALUES (OLD."behandelaar_id", OLD."besloten_door_id", OLD."besloten_op", OLD."besluit", OLD."bron", OLD."gemeld_door_id", OLD."gemeld_op", OLD."id", OLD."kenmerk", OLD."klant_id", OLD."locatie_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stand", OLD."tekst", OLD."uit_invoer_id", OLD."van", OLD."vervalt_op", OLD."waarom"); RETURN NULL;', hash='8b164093853f6df16d9289ec53ee58b581d7062c', operation='DELETE', pgid='pgtrigger_delete_delete_63257', table='handhaving_signaal', when='AFTER')),
                ),
            ],
        ),
    ]
