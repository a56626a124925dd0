import django.db.models.deletion
import keten.migraties
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keten', '0004_diagnose_en_handhaving'),
        ('klanten', '0003_werkgevers_en_landkaart'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                migrations.CreateModel(
                    name='Ladderafweging',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('reden', models.CharField(max_length=300, verbose_name='waarom niet haalbaar')),
                        ('positie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='afwegingen', to='klanten.ladderpositie')),
                        ('trede', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.trede')),
                    ],
                    options={
                        'verbose_name': 'afweging bij een ladder',
                        'verbose_name_plural': 'afwegingen bij een ladder',
                        'ordering': ['-trede__nummer'],
                        'constraints': [models.UniqueConstraint(fields=('positie', 'trede'), name='klanten_ladder_een_afweging'), models.CheckConstraint(condition=models.Q(('reden', ''), _negated=True), name='klanten_ladder_afweging_reden')],
                    },
                ),
                migrations.CreateModel(
                    name='LadderafwegingEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('reden', models.CharField(max_length=300, verbose_name='waarom niet haalbaar')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='klanten.ladderafweging')),
                        ('positie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='klanten.ladderpositie')),
                        ('trede', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.trede')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.AlterField(
                    model_name='gebeurtenis',
                    name='soort',
                    field=models.CharField(choices=[('aanmelding', 'aanmelding'), ('identiteit', 'identiteit'), ('intake', 'intake'), ('gegevens', 'gegevens'), ('uitkering', 'uitkering'), ('belemmering', 'belemmering'), ('routering', 'routering'), ('diagnose', 'diagnose'), ('werkplan', 'werkplan'), ('contactpersoon', 'contactpersoon'), ('contact', 'contact'), ('bericht', 'bericht'), ('afspraak', 'afspraak'), ('taak', 'taak'), ('document', 'document'), ('herdiagnose', 'herdiagnose'), ('overdracht', 'overdracht'), ('overleg', 'overleg'), ('verwijzing', 'verwijzing'), ('overkomst', 'overkomst'), ('aanvraag', 'aanvraag'), ('voorlichting', 'voorlichting'), ('sollicitatie', 'sollicitatie'), ('groep', 'groepsbijeenkomst'), ('stimulans', 'beloning of maatregel'), ('uitstroom', 'uitstroom en nazorg'), ('team', 'team'), ('incident', 'incident'), ('privacy', 'privacy'), ('bemiddeling', 'vacature of plaatsing'), ('toets', 'toets'), ('medisch', 'medisch advies'), ('arrangement', 'arrangement'), ('handhaving', 'handhaving')], max_length=15),
                ),
                migrations.AlterField(
                    model_name='processtap',
                    name='rol',
                    field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('medisch_adviseur', 'medisch adviseur'), ('auditor', 'auditor')], max_length=20, verbose_name='wie doet dit'),
                ),
                migrations.AlterField(
                    model_name='processtapevent',
                    name='rol',
                    field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('medisch_adviseur', 'medisch adviseur'), ('auditor', 'auditor')], max_length=20, verbose_name='wie doet dit'),
                ),
                migrations.AlterField(
                    model_name='taak',
                    name='soort',
                    field=models.CharField(choices=[('algemeen', 'taak'), ('identiteit', 'identiteit'), ('intake', 'intake'), ('contact', 'contact'), ('bericht', 'bericht'), ('werkplan', 'werkplan'), ('herdiagnose', 'herdiagnose'), ('overdracht', 'overdracht'), ('overleg', 'overleg'), ('overkomst', 'overkomst'), ('aanvraag', 'aanvraag'), ('verzoek', 'verzoek van de klant'), ('vraag', 'vraag van de klant'), ('rekening', 'nieuw rekeningnummer'), ('backoffice', 'verzoek aan de backoffice'), ('jongeren', 'jongerenloket'), ('nazorg', 'nazorg'), ('privacy', 'privacy'), ('team', 'nieuwe klant voor het team'), ('werkgever', 'werkgever'), ('vacature', 'vacature'), ('kandidaat', 'kandidaat voor een vacature'), ('landkaart', 'Landkaart'), ('toets', 'toets'), ('medisch', 'medisch advies'), ('arrangement', 'arrangement'), ('risico', 'risicobeoordeling'), ('signaal', 'signaal'), ('controle', 'controle'), ('maatregel', 'maatregel')], default='algemeen', max_length=15),
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='ladderafweging',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_ladderafwegingevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positie_id", "reden", "trede_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."positie_id", NEW."reden", NEW."trede_id"); RETURN NULL;', hash='d4f5c3a76cc92afe7caf3284cf36b3c1a221196a', operation='INSERT', pgid='pgtrigger_insert_insert_bdf7d', table='klanten_ladderafweging', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='ladderafweging',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "klanten_ladderafwegingevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positie_id", "reden", "trede_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."positie_id", NEW."reden", NEW."trede_id"); RETURN NULL;', hash='5216f0fe29f180f4601c81b98beed4edace18e37', operation='UPDATE', pgid='pgtrigger_update_update_a3231', table='klanten_ladderafweging', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='ladderafweging',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_ladderafwegingevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positie_id", "reden", "trede_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."positie_id", OLD."reden", OLD."trede_id"); RETURN NULL;', hash='8b03e8aaaabfc599e087586094480ac8626c1de7', operation='DELETE', pgid='pgtrigger_delete_delete_3e75a', table='klanten_ladderafweging', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='ladderafwegingevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3897eb8270e7acb59f0e9597043a03a356ad03e4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_423c1', table='klanten_ladderafwegingevent', when='BEFORE')),
                ),
            ],
        ),
    ]
