import django.db.models.deletion
import django.utils.timezone
import keten.migraties
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keten', '0006_afmaken'),
        ('klanten', '0007_afmaken'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('werkgevers', '0002_koppelingen'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                migrations.CreateModel(
                    name='Vraagwerknemer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('akkoord_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='de klant vindt het goed sinds')),
                        ('beeindigd_op', models.DateTimeField(blank=True, null=True)),
                        ('beeindigd_door', models.ForeignKey(blank=True, help_text='Leeg als de klant het introk of het met de vraag afliep.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('klant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='werkgeversvragen', to='klanten.klant')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.ketenpartner')),
                        ('vraag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='werknemers', to='werkgevers.werkgeversvraag')),
                    ],
                    options={
                        'verbose_name': 'klant bij een vraag van een werkgever',
                        'verbose_name_plural': 'klanten bij vragen van werkgevers',
                        'ordering': ['akkoord_op', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('beeindigd_op__isnull', True)), fields=('vraag', 'klant'), name='werkgevers_vraagwerknemer_eenmaal', violation_error_message='Deze klant staat al bij de vraag.'), models.CheckConstraint(condition=models.Q(('beeindigd_op__isnull', False), ('beeindigd_door__isnull', True), _connector='OR'), name='werkgevers_vraagwerknemer_beeindigd')],
                    },
                ),
                migrations.CreateModel(
                    name='VraagwerknemerEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('akkoord_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='de klant vindt het goed sinds')),
                        ('beeindigd_op', models.DateTimeField(blank=True, null=True)),
                        ('beeindigd_door', models.ForeignKey(blank=True, db_constraint=False, help_text='Leeg als de klant het introk of het met de vraag afliep.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                        ('door', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                        ('klant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='klanten.klant')),
                        ('partner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.ketenpartner')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='werkgevers.vraagwerknemer')),
                        ('vraag', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='werkgevers.werkgeversvraag')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='vraagwerknemer',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "werkgevers_vraagwerknemerevent" ("akkoord_op", "beeindigd_door_id", "beeindigd_op", "door_id", "id", "klant_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vraag_id") VALUES (NEW."akkoord_op", NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."door_id", NEW."id", NEW."klant_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."vraag_id"); RETURN NULL;', hash='9d6950c657dd898d991c8e8de1323f1d642b0c4a', operation='INSERT', pgid='pgtrigger_insert_insert_3ce15', table='werkgevers_vraagwerknemer', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='vraagwerknemer',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "werkgevers_vraagwerknemerevent" ("akkoord_op", "beeindigd_door_id", "beeindigd_op", "door_id", "id", "klant_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vraag_id") VALUES (NEW."akkoord_op", NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."door_id", NEW."id", NEW."klant_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."vraag_id"); RETURN NULL;', hash='6b7d9d850518cb6690ec9ecb5929fff137352212', operation='UPDATE', pgid='pgtrigger_update_update_eb5b1', table='werkgevers_vraagwerknemer', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='vraagwerknemer',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "werkgevers_vraagwerknemerevent" ("akkoord_op", "beeindigd_door_id", "beeindigd_op", "door_id", "id", "klant_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vraag_id") VALUES (OLD."akkoord_op", OLD."beeindigd_door_id", OLD."beeindigd_op", OLD."door_id", OLD."id", OLD."klant_id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."vraag_id"); RETURN NULL;', hash='e168278677d8f6bc533d6b64a01f4fdee4a0fc5d', operation='DELETE', pgid='pgtrigger_delete_delete_0c79e', table='werkgevers_vraagwerknemer', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='vraagwerknemerevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='835d3716abc919c90c661802b8f0d4a66b297616', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_52669', table='werkgevers_vraagwerknemerevent', when='BEFORE')),
                ),
            ],
        ),
    ]
