import django.db.models.deletion
import django.utils.timezone
import keten.migraties
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keten', '0005_koppelingen'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name='systeem',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='systeem',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='systeem',
                    name='delete_delete',
                ),
                migrations.CreateModel(
                    name='Bronsessie',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sid', models.CharField(blank=True, max_length=255, verbose_name='nummer bij de aanbieder')),
                        ('begonnen_op', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                        ('geeindigd_op', models.DateTimeField(blank=True, null=True)),
                        ('bron', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessies', to='keten.aanmeldbron')),
                        ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bronsessies', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'sessie via een aanbieder',
                        'verbose_name_plural': 'sessies via aanbieders',
                        'indexes': [models.Index(fields=['bron', 'sid'], name='keten_bronsessie_sid')],
                    },
                ),
                migrations.AlterModelOptions(
                    name='aanmeldbron',
                    options={'ordering': ['groep', 'naam'], 'verbose_name': 'aanbieder', 'verbose_name_plural': 'aanbieders'},
                ),
                migrations.AddField(
                    model_name='aanmeldbron',
                    name='uitlogbericht_op',
                    field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='laatste uitlogbericht'),
                ),
                migrations.AddField(
                    model_name='bronkoppeling',
                    name='laatste_dag',
                    field=models.DateField(blank=True, null=True, verbose_name='laatste dag volgens de aanbieder'),
                ),
                migrations.AddField(
                    model_name='gebruiker',
                    name='gesloten_met',
                    field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.uitdienstlijst', verbose_name='gesloten met lijst'),
                ),
                migrations.AddField(
                    model_name='gebruiker',
                    name='gesloten_op',
                    field=models.DateTimeField(editable=False, null=True, verbose_name='laatst gesloten op'),
                ),
                migrations.AddField(
                    model_name='systeem',
                    name='afgesloten_op',
                    field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='afgesloten op'),
                ),
                migrations.AddField(
                    model_name='systeemevent',
                    name='afgesloten_op',
                    field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='afgesloten op'),
                ),
                migrations.AlterConstraint(
                    model_name='aanmeldbron',
                    name='keten_aanmeldbron_client',
                    constraint=models.UniqueConstraint(fields=('adres', 'client'), name='keten_aanmeldbron_client', violation_error_message='Deze client-id is bij dit adres al in gebruik.'),
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='systeem',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_systeemevent" ("afgesloten_op", "client_id", "contact", "doelen", "geldig_tot", "geldig_van", "id", "naam", "partner_id", "per_minuut", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie") VALUES (NEW."afgesloten_op", NEW."client_id", NEW."contact", NEW."doelen", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."naam", NEW."partner_id", NEW."per_minuut", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."versie"); RETURN NULL;', hash='76652c290174786d1b91e154c7860a34299bf70f', operation='INSERT', pgid='pgtrigger_insert_insert_9e18d', table='keten_systeem', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='systeem',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_systeemevent" ("afgesloten_op", "client_id", "contact", "doelen", "geldig_tot", "geldig_van", "id", "naam", "partner_id", "per_minuut", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie") VALUES (NEW."afgesloten_op", NEW."client_id", NEW."contact", NEW."doelen", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."naam", NEW."partner_id", NEW."per_minuut", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."versie"); RETURN NULL;', hash='3b5a64f6d6fb9c0c031eca4b2c16f75d8660cc72', operation='UPDATE', pgid='pgtrigger_update_update_04dac', table='keten_systeem', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='systeem',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_systeemevent" ("afgesloten_op", "client_id", "contact", "doelen", "geldig_tot", "geldig_van", "id", "naam", "partner_id", "per_minuut", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie") VALUES (OLD."afgesloten_op", OLD."client_id", OLD."contact", OLD."doelen", OLD."geldig_tot", OLD."geldig_van", OLD."id", OLD."naam", OLD."partner_id", OLD."per_minuut", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."versie"); RETURN NULL;', hash='f0188a7b2b49558a3a17592f18d558ff0b309e8d', operation='DELETE', pgid='pgtrigger_delete_delete_cc027', table='keten_systeem', when='AFTER')),
                ),
            ],
        ),
    ]
