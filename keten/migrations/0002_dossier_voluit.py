import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.utils.timezone
import keten.migraties
import keten.models.tijdvak
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keten', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name='medewerker',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='medewerker',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='medewerker',
                    name='delete_delete',
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                migrations.CreateModel(
                    name='Instelling',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('code', models.SlugField(max_length=60)),
                        ('waarde', models.JSONField(blank=True)),
                        ('locatie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='instellingen', to='keten.locatie')),
                        ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='instellingen', to='keten.ketenpartner')),
                    ],
                    options={
                        'verbose_name': 'instelling',
                        'verbose_name_plural': 'instellingen',
                        'ordering': ['code'],
                        'constraints': [models.UniqueConstraint(fields=('code', 'locatie', 'partner'), name='keten_instelling_gebied', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('locatie__isnull', True), ('partner__isnull', True), _connector='XOR'), name='keten_instelling_van_een')],
                    },
                ),
                migrations.CreateModel(
                    name='InstellingEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('code', models.SlugField(db_index=False, max_length=60)),
                        ('waarde', models.JSONField(blank=True)),
                        ('locatie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.locatie')),
                        ('partner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.ketenpartner')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.instelling')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Klad',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('pad', models.CharField(max_length=200)),
                        ('velden', models.JSONField()),
                        ('op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kladden', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'klad',
                        'verbose_name_plural': 'kladden',
                        'indexes': [models.Index(fields=['op'], name='keten_klad_op_f3deb7_idx')],
                        'constraints': [models.UniqueConstraint(fields=('gebruiker', 'pad'), name='keten_een_klad_per_pagina')],
                    },
                ),
                migrations.CreateModel(
                    name='Mandaat',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('geldig_van', models.DateField(default=datetime.date(2002, 1, 1), verbose_name='geldig van')),
                        ('geldig_tot', models.DateField(blank=True, null=True, verbose_name='geldig tot en met')),
                        ('besluit', models.CharField(help_text='Bijvoorbeeld het nummer van het mandaatbesluit.', max_length=200, verbose_name='waar het is vastgelegd')),
                        ('aan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gekregen_mandaten', to='keten.ketenpartner')),
                        ('locatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandaten', to='keten.locatie')),
                        ('van', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gegeven_mandaten', to='keten.ketenpartner')),
                    ],
                    options={
                        'verbose_name': 'mandaat',
                        'verbose_name_plural': 'mandaten',
                        'ordering': ['locatie', 'van', 'aan'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('geldig_tot__isnull', True), ('geldig_tot__gte', models.F('geldig_van')), _connector='OR'), name='keten_mandaat_tijdvak', violation_error_message='De laatste dag ligt voor de eerste.'), models.CheckConstraint(condition=models.Q(('van', models.F('aan')), _negated=True), name='keten_mandaat_twee_partners', violation_error_message='Een partner kan zichzelf geen mandaat geven.')],
                    },
                ),
                migrations.CreateModel(
                    name='MandaatEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('geldig_van', models.DateField(default=datetime.date(2002, 1, 1), verbose_name='geldig van')),
                        ('geldig_tot', models.DateField(blank=True, null=True, verbose_name='geldig tot en met')),
                        ('besluit', models.CharField(help_text='Bijvoorbeeld het nummer van het mandaatbesluit.', max_length=200, verbose_name='waar het is vastgelegd')),
                        ('aan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.ketenpartner')),
                        ('locatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.locatie')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.mandaat')),
                        ('van', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.ketenpartner')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='School',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('naam', models.CharField(max_length=120)),
                        ('plaats', models.CharField(blank=True, max_length=80)),
                        ('voorbeeld', models.BooleanField(default=False, verbose_name='voorbeeldinhoud')),
                        ('locatie', models.ForeignKey(help_text='De locatie die de meldingen krijgt.', on_delete=django.db.models.deletion.PROTECT, related_name='scholen', to='keten.locatie')),
                    ],
                    options={
                        'verbose_name': 'school',
                        'verbose_name_plural': 'scholen',
                        'ordering': ['naam'],
                        'constraints': [models.UniqueConstraint(fields=('locatie', 'naam'), name='keten_school_naam', violation_error_message='Deze school staat al bij deze locatie.')],
                    },
                ),
                migrations.CreateModel(
                    name='Schoolcontact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('functie', models.CharField(blank=True, max_length=80)),
                        ('gebruiker', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='schoolcontact', to=settings.AUTH_USER_MODEL)),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacten', to='keten.school')),
                    ],
                    options={
                        'verbose_name': 'contact bij een school',
                        'verbose_name_plural': 'contacten bij scholen',
                        'ordering': ['gebruiker__naam'],
                    },
                ),
                migrations.CreateModel(
                    name='Tekstblok',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('code', models.SlugField(max_length=60)),
                        ('taal', models.CharField(choices=[('nl', 'Nederlands'), ('en', 'Engels')], default='nl', max_length=2)),
                        ('doelgroep', models.CharField(blank=True, choices=[('', 'iedereen'), ('jongeren', 'jongeren')], max_length=20)),
                        ('onderwerp', models.CharField(max_length=120)),
                        ('tekst', models.TextField(help_text='Tussen accolades staat wat het portaal invult, zoals {locatie}.', max_length=4000)),
                        ('bron', models.CharField(blank=True, max_length=200)),
                        ('voorbeeld', models.BooleanField(default=False, verbose_name='voorbeeldinhoud')),
                    ],
                    options={
                        'verbose_name': 'standaardtekst',
                        'verbose_name_plural': 'standaardteksten',
                        'ordering': ['code', 'taal', 'doelgroep'],
                        'constraints': [models.UniqueConstraint(fields=('code', 'taal', 'doelgroep'), name='keten_tekstblok_uniek', violation_error_message='Deze tekst bestaat al voor deze taal en doelgroep.')],
                    },
                ),
                migrations.CreateModel(
                    name='TekstblokEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('code', models.SlugField(db_index=False, max_length=60)),
                        ('taal', models.CharField(choices=[('nl', 'Nederlands'), ('en', 'Engels')], default='nl', max_length=2)),
                        ('doelgroep', models.CharField(blank=True, choices=[('', 'iedereen'), ('jongeren', 'jongeren')], max_length=20)),
                        ('onderwerp', models.CharField(max_length=120)),
                        ('tekst', models.TextField(help_text='Tussen accolades staat wat het portaal invult, zoals {locatie}.', max_length=4000)),
                        ('bron', models.CharField(blank=True, max_length=200)),
                        ('voorbeeld', models.BooleanField(default=False, verbose_name='voorbeeldinhoud')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.tekstblok')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Trede',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ladder', models.CharField(choices=[('werkladder', 'werkladder'), ('jongerenladder', 'jongerenladder')], max_length=15)),
                        ('nummer', models.PositiveSmallIntegerField(help_text='De onderste trede is 1.')),
                        ('naam', models.CharField(max_length=80)),
                        ('uitleg', models.CharField(blank=True, max_length=300)),
                        ('vervallen', models.BooleanField(default=False, help_text='Wat er al mee is vastgelegd, blijft staan.', verbose_name='niet meer te kiezen')),
                        ('bron', models.CharField(blank=True, max_length=300)),
                        ('voorbeeld', models.BooleanField(default=False, help_text='De inhoud staat niet in de bronnen; stel haar zelf vast.', verbose_name='voorbeeldinhoud')),
                    ],
                    options={
                        'verbose_name': 'trede',
                        'verbose_name_plural': 'treden',
                        'ordering': ['ladder', 'nummer'],
                        'constraints': [models.UniqueConstraint(fields=('ladder', 'nummer'), name='keten_trede_nummer', violation_error_message='Deze ladder heeft al een trede met dit nummer.'), models.CheckConstraint(condition=models.Q(('nummer__range', (1, 20))), name='keten_trede_bereik', violation_error_message='Een trede heeft een nummer van 1 tot en met 20.')],
                    },
                ),
                migrations.CreateModel(
                    name='Waarneming',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('van', models.DateField(verbose_name='eerste dag')),
                        ('tot', models.DateField(blank=True, null=True, verbose_name='laatste dag')),
                        ('reden', models.CharField(max_length=300)),
                        ('geregeld_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('locatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.locatie')),
                        ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waargenomen', to='keten.medewerker')),
                        ('waarnemer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waarnemingen', to='keten.medewerker')),
                    ],
                    options={
                        'verbose_name': 'waarneming',
                        'verbose_name_plural': 'waarnemingen',
                        'ordering': ['-van'],
                        'indexes': [models.Index(fields=['waarnemer', 'van'], name='keten_waarn_waarnem_c3e193_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='keten_waarneming_tijdvak', violation_error_message='De laatste dag ligt voor de eerste.'), models.CheckConstraint(condition=models.Q(('medewerker', models.F('waarnemer')), _negated=True), name='keten_waarneming_ander', violation_error_message='Kies een collega als waarnemer.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(keten.models.tijdvak._Baan(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(models.F('medewerker'), models.BigIntegerField()), '*', models.Value(10000)), '+', models.F('locatie')), models.F('van'), django.db.models.functions.comparison.Coalesce(models.F('tot'), models.Value(datetime.date(9999, 12, 30)))), '&&')], name='keten_waarneming_overlap', violation_error_message='Voor deze medewerker is in deze periode al een waarnemer geregeld.')],
                    },
                ),
                migrations.CreateModel(
                    name='WaarnemingEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('van', models.DateField(verbose_name='eerste dag')),
                        ('tot', models.DateField(blank=True, null=True, verbose_name='laatste dag')),
                        ('reden', models.CharField(max_length=300)),
                        ('geregeld_door', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                        ('locatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.locatie')),
                        ('medewerker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.waarneming')),
                        ('waarnemer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='team',
            name='leiders',
            field=models.ManyToManyField(blank=True, related_name='geleide_teams', to='keten.medewerker'),
        ),
        migrations.RemoveConstraint(
            model_name='medewerker',
            name='keten_medewerker_rollen',
        ),
        migrations.AddField(
            model_name='medewerker',
            name='bereikbaar_via',
            field=models.CharField(choices=[('direct', 'eigen nummer en e-mailadres'), ('kcc', 'het klantcontactcentrum')], default='direct', help_text='Rechtstreeks, of eerst via het klantcontactcentrum van de locatie.', max_length=10, verbose_name='klanten bereiken deze medewerker via'),
        ),
        migrations.AddField(
            model_name='medewerkerevent',
            name='bereikbaar_via',
            field=models.CharField(choices=[('direct', 'eigen nummer en e-mailadres'), ('kcc', 'het klantcontactcentrum')], default='direct', help_text='Rechtstreeks, of eerst via het klantcontactcentrum van de locatie.', max_length=10, verbose_name='klanten bereiken deze medewerker via'),
        ),
        migrations.AddField(
            model_name='team',
            name='opgeheven_op',
            field=models.DateField(blank=True, null=True, verbose_name='opgeheven op'),
        ),
        migrations.AddField(
            model_name='team',
            name='soort',
            field=models.CharField(choices=[('gewoon', 'team'), ('integraal', 'integraal team'), ('jongeren', 'jongerenloket'), ('backoffice', 'backoffice')], default='gewoon', max_length=12),
        ),
        migrations.AddField(
            model_name='team',
            name='verdeling',
            field=models.CharField(choices=[('gemengd', 'gemengd: ieder lid kan elke klant begeleiden'), ('gescheiden', 'gescheiden: alleen leden van de partner die de uitkering betaalt')], default='gemengd', max_length=12, verbose_name='caseload'),
        ),
        migrations.AlterField(
            model_name='gebruiker',
            name='buitenrol',
            field=models.CharField(blank=True, choices=[('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school')], max_length=20, verbose_name='rol buiten de keten'),
        ),
        migrations.AlterField(
            model_name='medewerker',
            name='rollen',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school')], max_length=20), default=list, size=None),
        ),
        migrations.AlterField(
            model_name='medewerkerevent',
            name='rollen',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school')], max_length=20), default=list, size=None),
        ),
        migrations.AddConstraint(
            model_name='medewerker',
            constraint=models.CheckConstraint(condition=models.Q(('rollen__contained_by', ['intaker', 'werkcoach', 'inkomensconsulent', 'handhaver', 'accountmanager', 'mt_lid', 'ketenaanjager', 'beheerder', 'teamleider', 'kcc', 'meldpunt', 'rmc', 'privacycontact'])), name='keten_medewerker_rollen', violation_error_message='Deze rol bestaat niet voor medewerkers.'),
        ),
        migrations.CreateModel(
            name='Teamleiding',
            fields=[
            ],
            options={
                'verbose_name': 'teamleider',
                'verbose_name_plural': 'teamleiders',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('keten.team_leiders',),
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='tekstblok',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_tekstblokevent" ("bron", "code", "doelgroep", "id", "onderwerp", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taal", "tekst", "versie", "voorbeeld") VALUES (NEW."bron", NEW."code", NEW."doelgroep", NEW."id", NEW."onderwerp", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."taal", NEW."tekst", NEW."versie", NEW."voorbeeld"); RETURN NULL;', hash='47dee521bc1792f74b366963089b69db0c9ae02a', operation='INSERT', pgid='pgtrigger_insert_insert_d0539', table='keten_tekstblok', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='tekstblok',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_tekstblokevent" ("bron", "code", "doelgroep", "id", "onderwerp", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taal", "tekst", "versie", "voorbeeld") VALUES (NEW."bron", NEW."code", NEW."doelgroep", NEW."id", NEW."onderwerp", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."taal", NEW."tekst", NEW."versie", NEW."voorbeeld"); RETURN NULL;', hash='c0daa0d3bde1789e5b5200f14e33fc9ab9f6b31c', operation='UPDATE', pgid='pgtrigger_update_update_38b56', table='keten_tekstblok', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='tekstblok',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_tekstblokevent" ("bron", "code", "doelgroep", "id", "onderwerp", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taal", "tekst", "versie", "voorbeeld") VALUES (OLD."bron", OLD."code", OLD."doelgroep", OLD."id", OLD."onderwerp", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."taal", OLD."tekst", OLD."versie", OLD."voorbeeld"); RETURN NULL;', hash='e0c069c021522c919c3ec739e168baa75e93fd4e', operation='DELETE', pgid='pgtrigger_delete_delete_59aaf', table='keten_tekstblok', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='instelling',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_instellingevent" ("code", "id", "locatie_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "waarde") VALUES (NEW."code", NEW."id", NEW."locatie_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."versie", NEW."waarde"); RETURN NULL;', hash='4e272a44d6f403fef0458ea8ce618bfbb767dcf7', operation='INSERT', pgid='pgtrigger_insert_insert_115e6', table='keten_instelling', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='instelling',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_instellingevent" ("code", "id", "locatie_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "waarde") VALUES (NEW."code", NEW."id", NEW."locatie_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."versie", NEW."waarde"); RETURN NULL;', hash='5cb7ffe9bf6c21ab72b6c129e1406149a217e8f6', operation='UPDATE', pgid='pgtrigger_update_update_30bfc', table='keten_instelling', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='instelling',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_instellingevent" ("code", "id", "locatie_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "waarde") VALUES (OLD."code", OLD."id", OLD."locatie_id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."versie", OLD."waarde"); RETURN NULL;', hash='fa5a95a6fbb77b849b929c682e9b4626404d4650', operation='DELETE', pgid='pgtrigger_delete_delete_fc6af', table='keten_instelling', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='instellingevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8d43908af94844e3bd69bc71166905078439f8cd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_28ccf', table='keten_instellingevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='mandaat',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_mandaatevent" ("aan_id", "besluit", "geldig_tot", "geldig_van", "id", "locatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "van_id") VALUES (NEW."aan_id", NEW."besluit", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."locatie_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."van_id"); RETURN NULL;', hash='978327e269c3de48accd37624b6cfdd8ee890871', operation='INSERT', pgid='pgtrigger_insert_insert_15468', table='keten_mandaat', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='mandaat',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_mandaatevent" ("aan_id", "besluit", "geldig_tot", "geldig_van", "id", "locatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "van_id") VALUES (NEW."aan_id", NEW."besluit", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."locatie_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."van_id"); RETURN NULL;', hash='70e968790a55951dde3c8e1b922d6df1ed8002e5', operation='UPDATE', pgid='pgtrigger_update_update_74cee', table='keten_mandaat', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='mandaat',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_mandaatevent" ("aan_id", "besluit", "geldig_tot", "geldig_van", "id", "locatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "van_id") VALUES (OLD."aan_id", OLD."besluit", OLD."geldig_tot", OLD."geldig_van", OLD."id", OLD."locatie_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."van_id"); RETURN NULL;', hash='753d8f6a13011303f25ca8115089c223d5636013', operation='DELETE', pgid='pgtrigger_delete_delete_6588d', table='keten_mandaat', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='mandaatevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9395db1c1e193ea5a884de3087220772663d010b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_540f5', table='keten_mandaatevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='tekstblokevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aa4a5325930a66246f132199f27b0d7ac3f9169c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0c08f', table='keten_tekstblokevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='waarneming',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_waarnemingevent" ("geregeld_door_id", "id", "locatie_id", "medewerker_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "van", "waarnemer_id") VALUES (NEW."geregeld_door_id", NEW."id", NEW."locatie_id", NEW."medewerker_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reden", NEW."tot", NEW."van", NEW."waarnemer_id"); RETURN NULL;', hash='6e89d19a996c8f8cc1e8f0f8815a7d4ee7a70473', operation='INSERT', pgid='pgtrigger_insert_insert_326c6', table='keten_waarneming', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='waarneming',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_waarnemingevent" ("geregeld_door_id", "id", "locatie_id", "medewerker_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "van", "waarnemer_id") VALUES (NEW."geregeld_door_id", NEW."id", NEW."locatie_id", NEW."medewerker_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reden", NEW."tot", NEW."van", NEW."waarnemer_id"); RETURN NULL;', hash='5174c14ee58ecf90306dc6f6b986dbd62ab265eb', operation='UPDATE', pgid='pgtrigger_update_update_59f0b', table='keten_waarneming', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='waarneming',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_waarnemingevent" ("geregeld_door_id", "id", "locatie_id", "medewerker_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "van", "waarnemer_id") VALUES (OLD."geregeld_door_id", OLD."id", OLD."locatie_id", OLD."medewerker_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reden", OLD."tot", OLD."van", OLD."waarnemer_id"); RETURN NULL;', hash='6c16ebd546041042102ba8d91df19b5cbe58dfef', operation='DELETE', pgid='pgtrigger_delete_delete_3d712', table='keten_waarneming', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='waarnemingevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1107f8428dffc1d6dcbbf9a936f9a63ea9948adb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b6f6', table='keten_waarnemingevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='teamleiding',
                    trigger=pgtrigger.compiler.Trigger(name='hoogstens_twee_leiders', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    PERFORM 1 FROM keten_team WHERE id = NEW.team_id FOR UPDATE;\n                    IF (SELECT count(*) FROM keten_team_leiders WHERE team_id = NEW.team_id) > 2 THEN\n                        RAISE EXCEPTION 'een team heeft hoogstens twee leiders' USING ERRCODE = '23514';\n                    END IF;\n                    RETURN NULL;\n                ", hash='bb186ab3609fb5b777c0dd866273ce4071676c89', operation='INSERT', pgid='pgtrigger_hoogstens_twee_leiders_5881a', table='keten_team_leiders', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='medewerker',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_medewerkerevent" ("bereikbaar", "bereikbaar_via", "functie", "gebruiker_id", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rollen", "telefoon") VALUES (NEW."bereikbaar", NEW."bereikbaar_via", NEW."functie", NEW."gebruiker_id", NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rollen", NEW."telefoon"); RETURN NULL;', hash='9925da17220f82d0cf2a13e80324ca1b15bf6716', operation='INSERT', pgid='pgtrigger_insert_insert_18b3b', table='keten_medewerker', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='medewerker',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_medewerkerevent" ("bereikbaar", "bereikbaar_via", "functie", "gebruiker_id", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rollen", "telefoon") VALUES (NEW."bereikbaar", NEW."bereikbaar_via", NEW."functie", NEW."gebruiker_id", NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rollen", NEW."telefoon"); RETURN NULL;', hash='b8830a4496ef97bfdcd8d83972d3b006cbe6a7ad', operation='UPDATE', pgid='pgtrigger_update_update_d8fbb', table='keten_medewerker', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='medewerker',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_medewerkerevent" ("bereikbaar", "bereikbaar_via", "functie", "gebruiker_id", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rollen", "telefoon") VALUES (OLD."bereikbaar", OLD."bereikbaar_via", OLD."functie", OLD."gebruiker_id", OLD."id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rollen", OLD."telefoon"); RETURN NULL;', hash='68a5ba719cc313448c8e009f4163855f67d83c54', operation='DELETE', pgid='pgtrigger_delete_delete_b6450', table='keten_medewerker', when='AFTER')),
                ),
            ],
        ),
    ]
