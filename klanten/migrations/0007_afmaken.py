import keten.migraties
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('klanten', '0006_koppelingen'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name='opleiding',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='opleiding',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='opleiding',
                    name='delete_delete',
                ),
                migrations.AddField(
                    model_name='opleiding',
                    name='diploma_bron',
                    field=models.CharField(choices=[('register', 'Diplomaregister van DUO'), ('origineel', 'origineel diploma, aan de balie getoond'), ('instelling', 'verklaring van de school'), ('waardering', 'waardering van een buitenlands diploma (IDW)'), ('onbekend', 'bron onbekend')], default='onbekend', editable=False, help_text='Onbekend: nog niet gecontroleerd, of voordat de bron werd bewaard.', max_length=10, verbose_name='bron van de controle'),
                ),
                migrations.AddField(
                    model_name='opleidingevent',
                    name='diploma_bron',
                    field=models.CharField(choices=[('register', 'Diplomaregister van DUO'), ('origineel', 'origineel diploma, aan de balie getoond'), ('instelling', 'verklaring van de school'), ('waardering', 'waardering van een buitenlands diploma (IDW)'), ('onbekend', 'bron onbekend')], default='onbekend', editable=False, help_text='Onbekend: nog niet gecontroleerd, of voordat de bron werd bewaard.', max_length=10, verbose_name='bron van de controle'),
                ),
                migrations.AlterField(
                    model_name='opleiding',
                    name='diploma_gezien_op',
                    field=models.DateField(blank=True, editable=False, null=True, verbose_name='diploma gecontroleerd op'),
                ),
                migrations.AlterField(
                    model_name='opleidingevent',
                    name='diploma_gezien_op',
                    field=models.DateField(blank=True, editable=False, null=True, verbose_name='diploma gecontroleerd op'),
                ),
                migrations.AddConstraint(
                    model_name='opleiding',
                    constraint=models.CheckConstraint(condition=models.Q(('diploma_gezien_op__isnull', False), ('diploma_bron', 'onbekend'), _connector='OR'), name='klanten_diplomabron_met_dag'),
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='opleiding',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_opleidingevent" ("diploma", "diploma_bron", "diploma_gezien_op", "id", "jaar", "klant_id", "naam", "niveau", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."diploma", NEW."diploma_bron", NEW."diploma_gezien_op", NEW."id", NEW."jaar", NEW."klant_id", NEW."naam", NEW."niveau", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='50e070648011d3062226641312cd9a21c63a7bb1', operation='INSERT', pgid='pgtrigger_insert_insert_a12dc', table='klanten_opleiding', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='opleiding',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "klanten_opleidingevent" ("diploma", "diploma_bron", "diploma_gezien_op", "id", "jaar", "klant_id", "naam", "niveau", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."diploma", NEW."diploma_bron", NEW."diploma_gezien_op", NEW."id", NEW."jaar", NEW."klant_id", NEW."naam", NEW."niveau", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='c5892cc4267526c4e9c0bd28925d5a553a5f81b2', operation='UPDATE', pgid='pgtrigger_update_update_b59be', table='klanten_opleiding', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='opleiding',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_opleidingevent" ("diploma", "diploma_bron", "diploma_gezien_op", "id", "jaar", "klant_id", "naam", "niveau", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."diploma", OLD."diploma_bron", OLD."diploma_gezien_op", OLD."id", OLD."jaar", OLD."klant_id", OLD."naam", OLD."niveau", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='1c850606fe77c5706d8a207de85c299275de3cd0', operation='DELETE', pgid='pgtrigger_delete_delete_fa48b', table='klanten_opleiding', when='AFTER')),
                ),
            ],
        ),
    ]
