import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import keten.migraties
import keten.models.tijdvak
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keten', '0003_werkgevers_en_landkaart'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                migrations.RemoveConstraint(
                    model_name='medewerker',
                    name='keten_medewerker_rollen',
                ),
                migrations.RemoveConstraint(
                    model_name='regelversie',
                    name='keten_regelversie_een_tegelijk',
                ),
                migrations.RemoveConstraint(
                    model_name='trede',
                    name='keten_trede_nummer',
                ),
                migrations.CreateModel(
                    name='Regelconcept',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('naam', models.CharField(max_length=120, verbose_name='naam van het concept')),
                        ('boom', models.JSONField(verbose_name='voorwaarden')),
                        ('gemaakt_op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('weggelegd_op', models.DateTimeField(blank=True, null=True)),
                        ('gemaakt_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('locatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.locatie')),
                        ('regelset', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concepten', to='keten.regelset')),
                        ('vastgesteld_als', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='concept', to='keten.regelversie')),
                    ],
                    options={
                        'verbose_name': 'concept van een regel',
                        'verbose_name_plural': 'concepten van regels',
                        'ordering': ['-gemaakt_op', '-pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('vastgesteld_als__isnull', True), ('weggelegd_op__isnull', True)), fields=('regelset', 'locatie', 'naam'), name='keten_regelconcept_naam', violation_error_message='Er is al een concept van deze regel met deze naam.'), models.CheckConstraint(condition=models.Q(('vastgesteld_als__isnull', True), ('weggelegd_op__isnull', True), _connector='OR'), name='keten_regelconcept_einde')],
                    },
                ),
                migrations.CreateModel(
                    name='RegelconceptEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('naam', models.CharField(max_length=120, verbose_name='naam van het concept')),
                        ('boom', models.JSONField(verbose_name='voorwaarden')),
                        ('gemaakt_op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('weggelegd_op', models.DateTimeField(blank=True, null=True)),
                        ('gemaakt_door', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                        ('locatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.locatie')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.regelconcept')),
                        ('regelset', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.regelset')),
                        ('vastgesteld_als', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.regelversie')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Risicofeit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(max_length=60, unique=True)),
                        ('naam', models.CharField(max_length=120)),
                        ('mag', models.BooleanField(default=False, verbose_name='mag in een risicoregel')),
                        ('reden', models.CharField(max_length=400)),
                        ('bron', models.CharField(max_length=300)),
                    ],
                    options={
                        'verbose_name': 'oordeel over een feit',
                        'verbose_name_plural': 'oordelen over feiten',
                        'ordering': ['mag', 'naam'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reden', ''), _negated=True), models.Q(('bron', ''), _negated=True)), name='keten_risicofeit_uitgelegd')],
                    },
                ),
                migrations.AddField(
                    model_name='locatie',
                    name='met_routes',
                    field=models.BooleanField(default=True, help_text='Zonder routes volgt het arrangement uit de diagnose.', verbose_name='werkt met route A en B'),
                ),
                migrations.AddField(
                    model_name='regelversie',
                    name='ingetrokken_door',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker'),
                ),
                migrations.AddField(
                    model_name='regelversie',
                    name='ingetrokken_op',
                    field=models.DateTimeField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name='regelversie',
                    name='intrekreden',
                    field=models.TextField(blank=True, max_length=1000, verbose_name='waarom ingetrokken'),
                ),
                migrations.AddField(
                    model_name='trede',
                    name='locatie',
                    field=models.ForeignKey(blank=True, help_text='Leeg: voor elke locatie zonder eigen treden.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.locatie'),
                ),
                migrations.AddField(
                    model_name='trede',
                    name='soort',
                    field=models.CharField(blank=True, choices=[('startkwalificatie', 'startkwalificatie'), ('leerwerk', 'leren en werken'), ('regulier', 'gewoon werk'), ('gesubsidieerd', 'werk met subsidie'), ('zorg', 'zorg')], help_text='Voor de jongerenladder: het eerste voorstel en de teller van BBL-plaatsen letten hierop.', max_length=20, verbose_name='wat voor trede'),
                ),
                migrations.AlterField(
                    model_name='medewerker',
                    name='rollen',
                    field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('medisch_adviseur', 'medisch adviseur'), ('auditor', 'auditor'), ('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school'), ('gast', 'gast van een andere dienst'), ('inspecteur', 'inspecteur')], max_length=20), default=list, size=None),
                ),
                migrations.AlterField(
                    model_name='medewerkerevent',
                    name='rollen',
                    field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('medisch_adviseur', 'medisch adviseur'), ('auditor', 'auditor'), ('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school'), ('gast', 'gast van een andere dienst'), ('inspecteur', 'inspecteur')], max_length=20), default=list, size=None),
                ),
                migrations.AddConstraint(
                    model_name='medewerker',
                    constraint=models.CheckConstraint(condition=models.Q(('rollen__contained_by', ['intaker', 'werkcoach', 'inkomensconsulent', 'handhaver', 'accountmanager', 'matchmaker', 'mt_lid', 'ketenaanjager', 'beheerder', 'teamleider', 'kcc', 'meldpunt', 'rmc', 'privacycontact', 'ako', 'medisch_adviseur', 'auditor'])), name='keten_medewerker_rollen', violation_error_message='Deze rol bestaat niet voor medewerkers.'),
                ),
                migrations.AddConstraint(
                    model_name='regelversie',
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('ingetrokken_op__isnull', True)), expressions=[(keten.models.tijdvak._Baan(django.db.models.functions.comparison.Cast(models.F('regelset'), models.BigIntegerField()), models.F('geldig_van'), django.db.models.functions.comparison.Coalesce(models.F('geldig_tot'), models.Value(datetime.date(9999, 12, 30)))), '&&')], name='keten_regelversie_een_tegelijk', violation_error_message='Op een van deze dagen geldt al een andere versie van deze regel.'),
                ),
                migrations.AddConstraint(
                    model_name='regelversie',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('ingetrokken_door__isnull', True), ('ingetrokken_op__isnull', True), ('intrekreden', '')), models.Q(('ingetrokken_door__isnull', False), ('ingetrokken_op__isnull', False), models.Q(('intrekreden', ''), _negated=True)), _connector='OR'), name='keten_regelversie_intrekken', violation_error_message='Schrijf op waarom deze versie wordt ingetrokken.'),
                ),
                migrations.AddConstraint(
                    model_name='trede',
                    constraint=models.UniqueConstraint(fields=('ladder', 'nummer', 'locatie'), name='keten_trede_nummer', nulls_distinct=False, violation_error_message='Deze ladder heeft al een trede met dit nummer.'),
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='regelconcept',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_regelconceptevent" ("boom", "gemaakt_door_id", "gemaakt_op", "id", "locatie_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regelset_id", "vastgesteld_als_id", "versie", "weggelegd_op") VALUES (NEW."boom", NEW."gemaakt_door_id", NEW."gemaakt_op", NEW."id", NEW."locatie_id", NEW."naam", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."regelset_id", NEW."vastgesteld_als_id", NEW."versie", NEW."weggelegd_op"); RETURN NULL;', hash='9b1643c421528af63f2ea2002fa7e38be374ea77', operation='INSERT', pgid='pgtrigger_insert_insert_c6a7b', table='keten_regelconcept', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='regelconcept',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_regelconceptevent" ("boom", "gemaakt_door_id", "gemaakt_op", "id", "locatie_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regelset_id", "vastgesteld_als_id", "versie", "weggelegd_op") VALUES (NEW."boom", NEW."gemaakt_door_id", NEW."gemaakt_op", NEW."id", NEW."locatie_id", NEW."naam", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."regelset_id", NEW."vastgesteld_als_id", NEW."versie", NEW."weggelegd_op"); RETURN NULL;', hash='09aff04d60975273cec60da647fe6cc77386cfed', operation='UPDATE', pgid='pgtrigger_update_update_404af', table='keten_regelconcept', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='regelconcept',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_regelconceptevent" ("boom", "gemaakt_door_id", "gemaakt_op", "id", "locatie_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regelset_id", "vastgesteld_als_id", "versie", "weggelegd_op") VALUES (OLD."boom", OLD."gemaakt_door_id", OLD."gemaakt_op", OLD."id", OLD."locatie_id", OLD."naam", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."regelset_id", OLD."vastgesteld_als_id", OLD."versie", OLD."weggelegd_op"); RETURN NULL;', hash='a1e9316d21754ab1c9f6b56069dd11fa5b3afaea', operation='DELETE', pgid='pgtrigger_delete_delete_717ec', table='keten_regelconcept', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='regelconceptevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7601063ccc3a9e9583a17385c8ecaeccaabf864a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_96b0f', table='keten_regelconceptevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='regelversie',
                    trigger=pgtrigger.compiler.Trigger(name='risicoregel_alleen_toegestaan', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE verboden TEXT;', func="\n        SELECT gebruikt.code INTO verboden\n          FROM (SELECT feit #>> '{}' AS code FROM jsonb_path_query(NEW.boom, '$.**.feit') AS feit) AS gebruikt\n         WHERE NOT EXISTS (SELECT 1 FROM keten_risicofeit r WHERE r.code = gebruikt.code AND r.mag)\n         LIMIT 1;\n        IF verboden IS NOT NULL AND EXISTS (\n            SELECT 1 FROM keten_regelset s WHERE s.id = NEW.regelset_id AND s.soort = 'risico'\n        ) THEN\n            RAISE EXCEPTION 'fact % not allowed in a risk rule', verboden USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    ", hash='b9b44a321605c87f1f4c6684a2a0ebf638bc4326', operation='INSERT OR UPDATE OF "boom"', pgid='pgtrigger_risicoregel_alleen_toegestaan_5b54f', table='keten_regelversie', when='BEFORE')),
                ),
            ],
        ),
    ]
