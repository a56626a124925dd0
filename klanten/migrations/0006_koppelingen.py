import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import django_fsm
import keten.migraties
import keten.tijd
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keten', '0005_koppelingen'),
        ('klanten', '0005_sturing'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                migrations.CreateModel(
                    name='Partnerverwijzing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('doel', models.TextField(max_length=1000, verbose_name='waarvoor')),
                        ('delen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('contact', 'geboortedatum, adres, telefoonnummer en e-mailadres'), ('werkmap', 'opleidingen, werkervaring, competenties en cv'), ('plan', 'doel en stappen uit het bevestigde werkplan'), ('belemmeringen', 'waar wij rekening mee houden (belemmeringen)')], max_length=15), blank=True, default=list, size=None)),
                        ('reden_belemmeringen', models.CharField(blank=True, max_length=300, verbose_name='waarom ook de belemmeringen')),
                        ('grond', models.CharField(choices=[('toestemming', 'toestemming van de klant'), ('taak', 'wettelijke taak van de keten')], max_length=15)),
                        ('toestemming_op', models.DateField(blank=True, null=True, verbose_name='toestemming van de klant op')),
                        ('grond_toelichting', models.CharField(blank=True, max_length=300, verbose_name='toelichting op de grond')),
                        ('van', models.DateField(default=keten.tijd.vandaag, verbose_name='vanaf')),
                        ('tot', models.DateField(verbose_name='tot en met')),
                        ('verslag_voor', models.DateField(verbose_name='volgend verslag uiterlijk')),
                        ('herinnerd_op', models.DateField(blank=True, editable=False, null=True)),
                        ('gelezen_op', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='door de klant gelezen op')),
                        ('bezwaar', models.CharField(blank=True, max_length=500, verbose_name='bezwaar van de klant')),
                        ('bezwaar_op', models.DateTimeField(blank=True, null=True)),
                        ('stand', django_fsm.FSMField(choices=[('aangemeld', 'aangemeld'), ('begonnen', 'begonnen'), ('niet_verschenen', 'niet verschenen'), ('afgerond', 'afgerond'), ('beeindigd', 'beëindigd')], default='aangemeld', max_length=15)),
                        ('verwezen_op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('beeindigd_op', models.DateTimeField(blank=True, null=True)),
                        ('reden_einde', models.CharField(blank=True, max_length=300)),
                        ('beeindigd_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('klant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerverwijzingen', to='klanten.klant')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verwijzingen', to='keten.externepartner')),
                        ('verwezen_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                    ],
                    options={
                        'verbose_name': 'verwijzing naar een externe partner',
                        'verbose_name_plural': 'verwijzingen naar externe partners',
                        'ordering': ['-verwezen_op', '-pk'],
                        'indexes': [models.Index(condition=models.Q(('beeindigd_op', None)), fields=['partner', 'tot'], name='klanten_pverw_partner'), models.Index(fields=['klant', '-verwezen_op'], name='klanten_par_klant_i_85ca56_idx')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('beeindigd_op__isnull', True)), fields=('klant', 'partner'), name='klanten_een_open_partnerverwijzing', violation_error_message='Er loopt al een verwijzing naar deze partner.'), models.CheckConstraint(condition=models.Q(('tot__gte', models.F('van')), ('verslag_voor__lte', models.F('tot'))), name='klanten_partnerverwijzing_tijdvak', violation_error_message='De laatste dag ligt voor de eerste.'), models.CheckConstraint(condition=models.Q(models.Q(('grond', 'toestemming'), ('toestemming_op__isnull', False)), models.Q(('grond', 'taak'), models.Q(('grond_toelichting', ''), _negated=True)), _connector='OR'), name='klanten_partnerverwijzing_grond', violation_error_message='Vul in wanneer de klant toestemming gaf, of welke taak het is.'), models.CheckConstraint(condition=models.Q(models.Q(('delen__contains', ['belemmeringen']), _negated=True), models.Q(('reden_belemmeringen', ''), _negated=True), _connector='OR'), name='klanten_partnerverwijzing_belemmeringen', violation_error_message='Vul in waarom de partner ook de belemmeringen moet zien.'), models.CheckConstraint(condition=models.Q(models.Q(('beeindigd_op__isnull', True), ('stand__in', ['aangemeld', 'begonnen', 'niet_verschenen'])), models.Q(('beeindigd_op__isnull', False), ('stand__in', ['afgerond', 'beeindigd']), models.Q(('reden_einde', ''), _negated=True)), _connector='OR'), name='klanten_partnerverwijzing_einde', violation_error_message='Vul in waarom de verwijzing stopt.')],
                    },
                ),
                migrations.CreateModel(
                    name='PartnerverwijzingEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('doel', models.TextField(max_length=1000, verbose_name='waarvoor')),
                        ('delen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('contact', 'geboortedatum, adres, telefoonnummer en e-mailadres'), ('werkmap', 'opleidingen, werkervaring, competenties en cv'), ('plan', 'doel en stappen uit het bevestigde werkplan'), ('belemmeringen', 'waar wij rekening mee houden (belemmeringen)')], max_length=15), blank=True, default=list, size=None)),
                        ('reden_belemmeringen', models.CharField(blank=True, max_length=300, verbose_name='waarom ook de belemmeringen')),
                        ('grond', models.CharField(choices=[('toestemming', 'toestemming van de klant'), ('taak', 'wettelijke taak van de keten')], max_length=15)),
                        ('toestemming_op', models.DateField(blank=True, null=True, verbose_name='toestemming van de klant op')),
                        ('grond_toelichting', models.CharField(blank=True, max_length=300, verbose_name='toelichting op de grond')),
                        ('van', models.DateField(default=keten.tijd.vandaag, verbose_name='vanaf')),
                        ('tot', models.DateField(verbose_name='tot en met')),
                        ('verslag_voor', models.DateField(verbose_name='volgend verslag uiterlijk')),
                        ('herinnerd_op', models.DateField(blank=True, editable=False, null=True)),
                        ('gelezen_op', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='door de klant gelezen op')),
                        ('bezwaar', models.CharField(blank=True, max_length=500, verbose_name='bezwaar van de klant')),
                        ('bezwaar_op', models.DateTimeField(blank=True, null=True)),
                        ('stand', django_fsm.FSMField(choices=[('aangemeld', 'aangemeld'), ('begonnen', 'begonnen'), ('niet_verschenen', 'niet verschenen'), ('afgerond', 'afgerond'), ('beeindigd', 'beëindigd')], default='aangemeld', max_length=15)),
                        ('verwezen_op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('beeindigd_op', models.DateTimeField(blank=True, null=True)),
                        ('reden_einde', models.CharField(blank=True, max_length=300)),
                        ('beeindigd_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                        ('klant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='klanten.klant')),
                        ('partner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.externepartner')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='klanten.partnerverwijzing')),
                        ('verwezen_door', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Uitwisselkoppeling',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('systeem', models.CharField(choices=[('sonar', 'Sonar'), ('gws4all', 'GWS4all'), ('ll4all', 'LL4all')], max_length=10)),
                        ('actief', models.BooleanField(default=True, verbose_name='elke week uitwisselen')),
                        ('locatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.locatie')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.ketenpartner')),
                        ('verantwoordelijk', models.ForeignKey(help_text='Wie dit instelde; op wiens naam het gebeurt.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                    ],
                    options={
                        'verbose_name': 'koppeling met een systeem',
                        'verbose_name_plural': 'koppelingen met systemen',
                        'ordering': ['systeem', 'partner__naam'],
                        'constraints': [models.UniqueConstraint(fields=('locatie', 'systeem', 'partner'), name='klanten_koppeling_eenmaal', violation_error_message='Deze koppeling is er al.')],
                    },
                ),
                migrations.CreateModel(
                    name='Uitwisseling',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('week', models.DateField(help_text='De maandag.')),
                        ('op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('melding', models.CharField(blank=True, help_text='Waarom het stopte.', max_length=300)),
                        ('vingerafdruk', models.CharField(blank=True, editable=False, max_length=64)),
                        ('ontvangen', models.PositiveIntegerField(default=0, verbose_name='ontvangen rijen')),
                        ('gelijk', models.PositiveIntegerField(default=0, verbose_name='gegevens gelijk')),
                        ('eigen', models.PositiveIntegerField(default=0, verbose_name='alleen hier gewijzigd')),
                        ('fouten', models.JSONField(blank=True, default=list, help_text='Rij, kolom en een zin.')),
                        ('koppeling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uitwisselingen', to='klanten.uitwisselkoppeling')),
                    ],
                    options={
                        'verbose_name': 'uitwisseling',
                        'verbose_name_plural': 'uitwisselingen',
                        'ordering': ['-week', '-pk'],
                        'constraints': [models.UniqueConstraint(fields=('koppeling', 'week'), name='klanten_uitwisseling_per_week')],
                    },
                ),
                migrations.CreateModel(
                    name='Overname',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('veld', models.CharField(max_length=20)),
                        ('oud', models.BinaryField()),
                        ('nieuw', models.BinaryField()),
                        ('op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('klant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='klanten.klant')),
                        ('uit_invoer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.invoerbestand')),
                        ('uitwisseling', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='overnames', to='klanten.uitwisseling')),
                    ],
                    options={
                        'verbose_name': 'overgenomen gegeven',
                        'verbose_name_plural': 'overgenomen gegevens',
                        'ordering': ['-op', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('uitwisseling__isnull', True), ('uit_invoer__isnull', True), _connector='XOR'), name='klanten_overname_herkomst')],
                    },
                ),
                migrations.CreateModel(
                    name='Uitgifte',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('aantal', models.PositiveIntegerField()),
                        ('met_bsn', models.BooleanField(verbose_name='met BSN')),
                        ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('uitwisseling', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uitgiften', to='klanten.uitwisseling')),
                        ('koppeling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uitgiften', to='klanten.uitwisselkoppeling')),
                    ],
                    options={
                        'verbose_name': 'uitgegeven bestand',
                        'verbose_name_plural': 'uitgegeven bestanden',
                        'ordering': ['-op', '-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Basiswaarde',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('velden', models.JSONField(default=dict, help_text='Per gegeven de code van de waarde.')),
                        ('uitgegaan', models.CharField(blank=True, help_text='De code van de rij die het laatst uitging.', max_length=64)),
                        ('klant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='klanten.klant')),
                        ('koppeling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='klanten.uitwisselkoppeling')),
                    ],
                    options={
                        'verbose_name': 'basiswaarde',
                        'verbose_name_plural': 'basiswaarden',
                        'constraints': [models.UniqueConstraint(fields=('koppeling', 'klant'), name='klanten_basis_eenmaal')],
                    },
                ),
                migrations.CreateModel(
                    name='UitwisselkoppelingEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('systeem', models.CharField(choices=[('sonar', 'Sonar'), ('gws4all', 'GWS4all'), ('ll4all', 'LL4all')], max_length=10)),
                        ('actief', models.BooleanField(default=True, verbose_name='elke week uitwisselen')),
                        ('locatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.locatie')),
                        ('partner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.ketenpartner')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='klanten.uitwisselkoppeling')),
                        ('verantwoordelijk', models.ForeignKey(db_constraint=False, help_text='Wie dit instelde; op wiens naam het gebeurt.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Verschil',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('veld', models.CharField(max_length=20)),
                        ('ons', models.BinaryField()),
                        ('hun', models.BinaryField()),
                        ('ons_op', models.DateTimeField(blank=True, null=True)),
                        ('hun_op', models.DateField(blank=True, null=True)),
                        ('basis', models.CharField(blank=True, help_text='De code van voor de keuze.', max_length=64)),
                        ('stand', django_fsm.FSMField(choices=[('open', 'open'), ('ons', 'het portaal geldt'), ('hun', 'het andere systeem geldt'), ('vervallen', 'vanzelf opgelost')], default='open', max_length=9)),
                        ('gezien_op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('gekozen_op', models.DateTimeField(blank=True, null=True)),
                        ('reden', models.CharField(blank=True, max_length=300)),
                        ('gekozen_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('klant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='klanten.klant')),
                        ('koppeling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verschillen', to='klanten.uitwisselkoppeling')),
                        ('uitwisseling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verschillen', to='klanten.uitwisseling')),
                    ],
                    options={
                        'verbose_name': 'verschil',
                        'verbose_name_plural': 'verschillen',
                        'ordering': ['-gezien_op', '-pk'],
                        'indexes': [models.Index(condition=models.Q(('stand', 'open')), fields=['koppeling', 'klant'], name='klanten_verschil_open')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('stand', 'open')), fields=('koppeling', 'klant', 'veld'), name='klanten_een_open_verschil'), models.CheckConstraint(condition=models.Q(models.Q(('stand__in', ['ons', 'hun']), _negated=True), models.Q(('gekozen_door__isnull', False), ('gekozen_op__isnull', False)), _connector='OR'), name='klanten_verschil_gekozen')],
                    },
                ),
                migrations.CreateModel(
                    name='Voortgangsverslag',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('soort', models.CharField(choices=[('begonnen', 'begonnen'), ('voortgang', 'voortgang'), ('niet_verschenen', 'niet verschenen'), ('afgerond', 'afgerond')], max_length=15)),
                        ('datum', models.DateField(default=keten.tijd.vandaag, verbose_name='op')),
                        ('gedaan', models.TextField(max_length=2000, verbose_name='wat is er gedaan')),
                        ('aanwezig', models.CharField(choices=[('steeds', 'steeds aanwezig'), ('meestal', 'meestal aanwezig'), ('soms', 'vaak afwezig'), ('niet', 'niet aanwezig'), ('nvt', 'niet van toepassing')], max_length=10)),
                        ('volgende_stap', models.CharField(blank=True, max_length=500)),
                        ('advies', models.TextField(blank=True, max_length=1000)),
                        ('voor_klant', models.BooleanField(default=True, verbose_name='de klant kan dit lezen')),
                        ('op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='klanten.document')),
                        ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verslagen', to='keten.partneraccount')),
                        ('verbetert', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='verbeterd_door', to='klanten.voortgangsverslag')),
                        ('verwijzing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verslagen', to='klanten.partnerverwijzing')),
                    ],
                    options={
                        'verbose_name': 'voortgangsverslag',
                        'verbose_name_plural': 'voortgangsverslagen',
                        'ordering': ['-op', '-pk'],
                        'indexes': [models.Index(fields=['verwijzing', '-op'], name='klanten_voo_verwijz_e1e764_idx')],
                    },
                ),
                migrations.AddField(
                    model_name='inzage',
                    name='systeem',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.systeem'),
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='partnerverwijzing',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_partnerverwijzingevent" ("beeindigd_door_id", "beeindigd_op", "bezwaar", "bezwaar_op", "delen", "doel", "gelezen_op", "grond", "grond_toelichting", "herinnerd_op", "id", "klant_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden_belemmeringen", "reden_einde", "stand", "toestemming_op", "tot", "van", "verslag_voor", "verwezen_door_id", "verwezen_op") VALUES (NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."bezwaar", NEW."bezwaar_op", NEW."delen", NEW."doel", NEW."gelezen_op", NEW."grond", NEW."grond_toelichting", NEW."herinnerd_op", NEW."id", NEW."klant_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reden_belemmeringen", NEW."reden_einde", NEW."stand", NEW."toestemming_op", NEW."tot", NEW."van", NEW."verslag_voor", NEW."verwezen_door_id", NEW."verwezen_op"); RETURN NULL;', hash='139047d20638baf340220490aa5f2791d55c767a', operation='INSERT', pgid='pgtrigger_insert_insert_62470', table='klanten_partnerverwijzing', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='partnerverwijzing',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "klanten_partnerverwijzingevent" ("beeindigd_door_id", "beeindigd_op", "bezwaar", "bezwaar_op", "delen", "doel", "gelezen_op", "grond", "grond_toelichting", "herinnerd_op", "id", "klant_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden_belemmeringen", "reden_einde", "stand", "toestemming_op", "tot", "van", "verslag_voor", "verwezen_door_id", "verwezen_op") VALUES (NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."bezwaar", NEW."bezwaar_op", NEW."delen", NEW."doel", NEW."gelezen_op", NEW."grond", NEW."grond_toelichting", NEW."herinnerd_op", NEW."id", NEW."klant_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reden_belemmeringen", NEW."reden_einde", NEW."stand", NEW."toestemming_op", NEW."tot", NEW."van", NEW."verslag_voor", NEW."verwezen_door_id", NEW."verwezen_op"); RETURN NULL;', hash='113bed470e4ff1d017fe7860bbb0e68b6fa4a987', operation='UPDATE', pgid='pgtrigger_update_update_ef056', table='klanten_partnerverwijzing', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='partnerverwijzing',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_partnerverwijzingevent" ("beeindigd_door_id", "beeindigd_op", "bezwaar", "bezwaar_op", "delen", "doel", "gelezen_op", "grond", "grond_toelichting", "herinnerd_op", "id", "klant_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden_belemmeringen", "reden_einde", "stand", "toestemming_op", "tot", "van", "verslag_voor", "verwezen_door_id", "verwezen_op") VALUES (OLD."beeindigd_door_id", OLD."beeindigd_op", OLD."bezwaar", OLD."bezwaar_op", OLD."delen", OLD."doel", OLD."gelezen_op", OLD."grond", OLD."grond_toelichting", OLD."herinnerd_op", OLD."id", OLD."klant_id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reden_belemmeringen", OLD."reden_einde", OLD."stand", OLD."toestemming_op", OLD."tot", OLD."van", OLD."verslag_voor", OLD."verwezen_door_id", OLD."verwezen_op"); RETURN NULL;', hash='6e1c5c5ff03e079725ffc4e7ccd77ea1d2b62e0f', operation='DELETE', pgid='pgtrigger_delete_delete_536c2', table='klanten_partnerverwijzing', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='partnerverwijzingevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a56fe2ef81d6968e4b26da8825a55e4b54c01321', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8d373', table='klanten_partnerverwijzingevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='uitwisselkoppeling',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_uitwisselkoppelingevent" ("actief", "id", "locatie_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "systeem", "verantwoordelijk_id", "versie") VALUES (NEW."actief", NEW."id", NEW."locatie_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."systeem", NEW."verantwoordelijk_id", NEW."versie"); RETURN NULL;', hash='58b0c2cf61e509c1c1119d6bcdee9c6c7539d470', operation='INSERT', pgid='pgtrigger_insert_insert_da2ec', table='klanten_uitwisselkoppeling', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='uitwisselkoppeling',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "klanten_uitwisselkoppelingevent" ("actief", "id", "locatie_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "systeem", "verantwoordelijk_id", "versie") VALUES (NEW."actief", NEW."id", NEW."locatie_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."systeem", NEW."verantwoordelijk_id", NEW."versie"); RETURN NULL;', hash='bb417bb0d8864f57130c5f6b25b7442508884754', operation='UPDATE', pgid='pgtrigger_update_update_2d3f6', table='klanten_uitwisselkoppeling', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='uitwisselkoppeling',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_uitwisselkoppelingevent" ("actief", "id", "locatie_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "systeem", "verantwoordelijk_id", "versie") VALUES (OLD."actief", OLD."id", OLD."locatie_id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."systeem", OLD."verantwoordelijk_id", OLD."versie"); RETURN NULL;', hash='a317c0c1c01848ce815d70da0821de0e8bee3cd3', operation='DELETE', pgid='pgtrigger_delete_delete_ef1ec', table='klanten_uitwisselkoppeling', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='uitwisselkoppelingevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ec9a8401207a203460d161c9fc563cf712a18bd0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_128dd', table='klanten_uitwisselkoppelingevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='voortgangsverslag',
                    trigger=pgtrigger.compiler.Trigger(name='blijft_staan', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d3d4570f0fadaf9a2e7bb3a606e07e8c9efc8f18', operation='UPDATE OR DELETE', pgid='pgtrigger_blijft_staan_5c1f1', table='klanten_voortgangsverslag', when='BEFORE')),
                ),
            ],
        ),
    ]
