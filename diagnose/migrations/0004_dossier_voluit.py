import datetime
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import django_fsm
import keten.migraties
import keten.tijd
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('diagnose', '0003_initial'),
        ('keten', '0001_initial'),
        ('klanten', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name='activiteit',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='activiteit',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='activiteit',
                    name='delete_delete',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='diagnose',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='diagnose',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='diagnose',
                    name='delete_delete',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='werkplan',
                    name='bevestigd_ligt_vast',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='werkplan',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='werkplan',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='werkplan',
                    name='delete_delete',
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                migrations.CreateModel(
                    name='Herdiagnoseaanleiding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('soort', models.CharField(choices=[('periodiek', 'de periode is voorbij'), ('verzoek', 'verzoek van de klant')], max_length=10)),
                        ('over', models.CharField(blank=True, choices=[('plan', 'het plan'), ('beeld', 'wat er over mij staat')], max_length=10, verbose_name='waarover')),
                        ('tekst', models.TextField(blank=True, max_length=1000)),
                        ('op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('antwoord', models.TextField(blank=True, max_length=1000)),
                        ('beantwoord_op', models.DateTimeField(blank=True, null=True)),
                        ('beantwoord_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('diagnose', models.ForeignKey(blank=True, help_text='De diagnose die erop volgde.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='aanleidingen', to='diagnose.diagnose')),
                        ('klant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanleidingen', to='klanten.klant')),
                        ('taak', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='klanten.taak')),
                    ],
                    options={
                        'verbose_name': 'aanleiding voor herdiagnose',
                        'verbose_name_plural': 'aanleidingen voor herdiagnose',
                        'ordering': ['-op', '-pk'],
                        'indexes': [models.Index(fields=['klant', '-op'], name='diagnose_he_klant_i_9f0238_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('soort', 'verzoek'), _negated=True), models.Q(models.Q(('tekst', ''), _negated=True), models.Q(('over', ''), _negated=True)), _connector='OR'), name='diagnose_verzoek_met_tekst', violation_error_message='Schrijf wat u anders wilt.'), models.CheckConstraint(condition=models.Q(models.Q(('antwoord', ''), ('beantwoord_door__isnull', True), ('beantwoord_op__isnull', True)), models.Q(('beantwoord_door__isnull', False), ('beantwoord_op__isnull', False), models.Q(('antwoord', ''), _negated=True)), _connector='OR'), name='diagnose_verzoek_antwoord', violation_error_message='Schrijf een antwoord.')],
                    },
                ),
                migrations.CreateModel(
                    name='Instrumentbeperking',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('geldig_van', models.DateField(default=datetime.date(2002, 1, 1), verbose_name='geldig van')),
                        ('geldig_tot', models.DateField(blank=True, null=True, verbose_name='geldig tot en met')),
                        ('alleen_jongeren', models.BooleanField(default=False, verbose_name='alleen bij het jongerenloket')),
                        ('reden', models.CharField(max_length=200, verbose_name='waarom niet')),
                        ('gemeld_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='beperkingen', to='diagnose.instrument')),
                        ('locatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.locatie')),
                    ],
                    options={
                        'verbose_name': 'beperking van een instrument',
                        'verbose_name_plural': 'beperkingen van instrumenten',
                        'ordering': ['-geldig_van', '-pk'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('geldig_tot__isnull', True), ('geldig_tot__gte', models.F('geldig_van')), _connector='OR'), name='diagnose_instrumentbeperking_tijdvak', violation_error_message='De laatste dag ligt voor de eerste.')],
                    },
                ),
                migrations.CreateModel(
                    name='Jongerenarrangement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('vorm', models.CharField(choices=[('geintegreerd', 'geïntegreerd: één casemanager van intake tot en met nazorg'), ('concentratie', 'concentratie: per onderdeel een eigen professional'), ('mix', 'een mix: één casemanager, en voor sommige onderdelen een ander')], max_length=15)),
                        ('begin', models.DateField(default=keten.tijd.vandaag, verbose_name='eerste dag')),
                        ('einde', models.DateField(blank=True, help_text='Daarna draagt het jongerenloket de klant over aan de casemanager.', null=True, verbose_name='laatste dag')),
                        ('afgesloten_op', models.DateField(blank=True, null=True)),
                        ('casemanager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('klant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jongerenarrangementen', to='klanten.klant')),
                    ],
                    options={
                        'verbose_name': 'jongerenarrangement',
                        'verbose_name_plural': 'jongerenarrangementen',
                        'ordering': ['-begin', '-pk'],
                        'indexes': [models.Index(condition=models.Q(('afgesloten_op__isnull', True), ('einde__isnull', False)), fields=['einde'], name='diagnose_jongeren_einde')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('afgesloten_op__isnull', True)), fields=('klant',), name='diagnose_een_jongerenarrangement', violation_error_message='Deze klant heeft al een jongerenarrangement.'), models.CheckConstraint(condition=models.Q(('einde__isnull', True), ('einde__gte', models.F('begin')), _connector='OR'), name='diagnose_jongeren_tijdvak', violation_error_message='De laatste dag ligt voor de eerste.'), models.CheckConstraint(condition=models.Q(('vorm', 'concentratie'), ('casemanager__isnull', False), _connector='OR'), name='diagnose_jongeren_casemanager', violation_error_message='Kies de casemanager.')],
                    },
                ),
                migrations.CreateModel(
                    name='JongerenarrangementEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('vorm', models.CharField(choices=[('geintegreerd', 'geïntegreerd: één casemanager van intake tot en met nazorg'), ('concentratie', 'concentratie: per onderdeel een eigen professional'), ('mix', 'een mix: één casemanager, en voor sommige onderdelen een ander')], max_length=15)),
                        ('begin', models.DateField(default=keten.tijd.vandaag, verbose_name='eerste dag')),
                        ('einde', models.DateField(blank=True, help_text='Daarna draagt het jongerenloket de klant over aan de casemanager.', null=True, verbose_name='laatste dag')),
                        ('afgesloten_op', models.DateField(blank=True, null=True)),
                        ('casemanager', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                        ('klant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='klanten.klant')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='diagnose.jongerenarrangement')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Jongerendienst',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('onderdeel', models.CharField(choices=[('intake', 'intake'), ('informatie', 'informatie en advies'), ('diagnose', 'diagnose'), ('registratie', 'registratie'), ('bemiddeling', 'directe bemiddeling'), ('trajectplan', 'trajectplan opstellen'), ('casemanagement', 'casemanagement richting werk of school'), ('uitkering', 'uitkering verstrekken'), ('nazorg', 'nazorg')], max_length=15)),
                        ('arrangement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diensten', to='diagnose.jongerenarrangement')),
                        ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                    ],
                    options={
                        'verbose_name': 'onderdeel van een jongerenarrangement',
                        'verbose_name_plural': 'onderdelen van een jongerenarrangement',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('arrangement', 'onderdeel'), name='diagnose_jongerendienst_eenmaal', violation_error_message='Dit onderdeel is al verdeeld.')],
                    },
                ),
                migrations.CreateModel(
                    name='JongerendienstEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('onderdeel', models.CharField(choices=[('intake', 'intake'), ('informatie', 'informatie en advies'), ('diagnose', 'diagnose'), ('registratie', 'registratie'), ('bemiddeling', 'directe bemiddeling'), ('trajectplan', 'trajectplan opstellen'), ('casemanagement', 'casemanagement richting werk of school'), ('uitkering', 'uitkering verstrekken'), ('nazorg', 'nazorg')], max_length=15)),
                        ('arrangement', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='diagnose.jongerenarrangement')),
                        ('medewerker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='diagnose.jongerendienst')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                migrations.AddField(
                    model_name='activiteit',
                    name='aangevraagd_op',
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='alternatief_voor',
                    field=models.ForeignKey(blank=True, help_text='De klant kiest een van beide.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alternatieven', to='diagnose.activiteit'),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='belemmering',
                    field=models.ForeignKey(blank=True, help_text='De belemmering die deze activiteit moet wegnemen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='klanten.belemmering'),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='besloten_op',
                    field=models.DateField(blank=True, help_text='De dag waarop klant en coach het eens werden.', null=True),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='gekozen_door_klant',
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='gestart_op',
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='leerdoel',
                    field=models.TextField(blank=True, max_length=500),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='leverancier',
                    field=models.CharField(blank=True, help_text='Het bedrijf of de instelling waar het is ingekocht.', max_length=120),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='medefinancier',
                    field=models.ForeignKey(blank=True, help_text='Bijvoorbeeld de partner die de klant overneemt terwijl het traject doorloopt.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.ketenpartner', verbose_name='wie betaalt mee'),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='medewerker',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker', verbose_name='welke medewerker'),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='namens',
                    field=models.CharField(blank=True, help_text='De partner wiens geld met mandaat is ingezet.', max_length=200),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='prijs',
                    field=models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='prijs (euro)'),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='soort',
                    field=models.CharField(choices=[('dienst', 'dienst van een partner'), ('opstapje', 'opstapje'), ('inkoop', 'ingekochte dienst op maat'), ('leerwerk', 'leer-werktraject'), ('participatie', 'participatie'), ('additioneel', 'additioneel werk (leerbaan)'), ('adviseur', 'arbeidsadviseur'), ('iro', 'individuele re-integratieovereenkomst (IRO)'), ('pgb', 'persoonsgebonden budget (PGB)')], default='dienst', max_length=15),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='verplichtingen',
                    field=models.TextField(blank=True, max_length=1000),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='verplichtingen_akkoord_op',
                    field=models.DateTimeField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name='activiteit',
                    name='verplichtingen_akkoord_wijze',
                    field=models.CharField(blank=True, choices=[('portaal', 'in het portaal'), ('balie', 'aan de balie, met handtekening')], max_length=10),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='aangevraagd_op',
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='alternatief_voor',
                    field=models.ForeignKey(blank=True, db_constraint=False, help_text='De klant kiest een van beide.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='diagnose.activiteit'),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='belemmering',
                    field=models.ForeignKey(blank=True, db_constraint=False, help_text='De belemmering die deze activiteit moet wegnemen.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='klanten.belemmering'),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='besloten_op',
                    field=models.DateField(blank=True, help_text='De dag waarop klant en coach het eens werden.', null=True),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='gekozen_door_klant',
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='gestart_op',
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='leerdoel',
                    field=models.TextField(blank=True, max_length=500),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='leverancier',
                    field=models.CharField(blank=True, help_text='Het bedrijf of de instelling waar het is ingekocht.', max_length=120),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='medefinancier',
                    field=models.ForeignKey(blank=True, db_constraint=False, help_text='Bijvoorbeeld de partner die de klant overneemt terwijl het traject doorloopt.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.ketenpartner', verbose_name='wie betaalt mee'),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='medewerker',
                    field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker', verbose_name='welke medewerker'),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='namens',
                    field=models.CharField(blank=True, help_text='De partner wiens geld met mandaat is ingezet.', max_length=200),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='prijs',
                    field=models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='prijs (euro)'),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='soort',
                    field=models.CharField(choices=[('dienst', 'dienst van een partner'), ('opstapje', 'opstapje'), ('inkoop', 'ingekochte dienst op maat'), ('leerwerk', 'leer-werktraject'), ('participatie', 'participatie'), ('additioneel', 'additioneel werk (leerbaan)'), ('adviseur', 'arbeidsadviseur'), ('iro', 'individuele re-integratieovereenkomst (IRO)'), ('pgb', 'persoonsgebonden budget (PGB)')], default='dienst', max_length=15),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='verplichtingen',
                    field=models.TextField(blank=True, max_length=1000),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='verplichtingen_akkoord_op',
                    field=models.DateTimeField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name='activiteitevent',
                    name='verplichtingen_akkoord_wijze',
                    field=models.CharField(blank=True, choices=[('portaal', 'in het portaal'), ('balie', 'aan de balie, met handtekening')], max_length=10),
                ),
                migrations.AddField(
                    model_name='diagnose',
                    name='afstand',
                    field=models.CharField(blank=True, choices=[('kort', 'korter dan 3 maanden'), ('midden', '3 tot 12 maanden'), ('lang', 'langer dan een jaar')], help_text='Klanten met een korte afstand kunnen naar het integrale team.', max_length=10, verbose_name='verwachte tijd tot werk'),
                ),
                migrations.AddField(
                    model_name='diagnoseevent',
                    name='afstand',
                    field=models.CharField(blank=True, choices=[('kort', 'korter dan 3 maanden'), ('midden', '3 tot 12 maanden'), ('lang', 'langer dan een jaar')], help_text='Klanten met een korte afstand kunnen naar het integrale team.', max_length=10, verbose_name='verwachte tijd tot werk'),
                ),
                migrations.AddField(
                    model_name='instrument',
                    name='domein',
                    field=models.CharField(choices=[('werk', 'werk'), ('inkomen', 'inkomen'), ('scholing', 'scholing'), ('zorg', 'zorg'), ('participatie', 'participatie')], default='werk', max_length=15, verbose_name='terrein'),
                ),
                migrations.AddField(
                    model_name='instrument',
                    name='jongeren',
                    field=models.BooleanField(default=False, verbose_name='voor het jongerenloket'),
                ),
                migrations.AddField(
                    model_name='instrument',
                    name='soort',
                    field=models.CharField(choices=[('dienst', 'dienst van een partner'), ('opstapje', 'opstapje'), ('inkoop', 'ingekochte dienst op maat'), ('leerwerk', 'leer-werktraject'), ('participatie', 'participatie'), ('additioneel', 'additioneel werk (leerbaan)'), ('adviseur', 'arbeidsadviseur'), ('iro', 'individuele re-integratieovereenkomst (IRO)'), ('pgb', 'persoonsgebonden budget (PGB)')], default='dienst', max_length=15, verbose_name='soort activiteit'),
                ),
                migrations.AddField(
                    model_name='instrument',
                    name='verplichtingen',
                    field=models.TextField(blank=True, help_text='Waartoe de klant zich verplicht; de klant gaat er apart mee akkoord.', max_length=1000),
                ),
                migrations.AddField(
                    model_name='instrument',
                    name='verplichtingen_voorbeeld',
                    field=models.BooleanField(default=False, help_text='De verplichtingen staan niet in de bronnen.', verbose_name='voorbeeldtekst'),
                ),
                migrations.AddField(
                    model_name='werkplan',
                    name='akkoord_namens',
                    field=models.CharField(blank=True, help_text='De betalende partners namens wie met mandaat is besloten.', max_length=300),
                ),
                migrations.AddField(
                    model_name='werkplanevent',
                    name='akkoord_namens',
                    field=models.CharField(blank=True, help_text='De betalende partners namens wie met mandaat is besloten.', max_length=300),
                ),
                migrations.AlterField(
                    model_name='activiteit',
                    name='stand',
                    field=django_fsm.FSMField(choices=[('gepland', 'gepland'), ('loopt', 'loopt'), ('afgerond', 'afgerond'), ('gestopt', 'gestopt'), ('niet_gekozen', 'niet gekozen')], default='gepland', max_length=15),
                ),
                migrations.AlterField(
                    model_name='activiteitevent',
                    name='stand',
                    field=django_fsm.FSMField(choices=[('gepland', 'gepland'), ('loopt', 'loopt'), ('afgerond', 'afgerond'), ('gestopt', 'gestopt'), ('niet_gekozen', 'niet gekozen')], default='gepland', max_length=15),
                ),
                migrations.AddIndex(
                    model_name='activiteit',
                    index=models.Index(fields=['besloten_op', 'soort'], name='diagnose_ac_beslote_168725_idx'),
                ),
                migrations.AddConstraint(
                    model_name='activiteit',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('soort', 'inkoop'), _negated=True), models.Q(models.Q(('leverancier', ''), _negated=True), ('aangevraagd_op__isnull', False), ('belemmering__isnull', False), ('prijs__isnull', False)), _connector='OR'), name='diagnose_activiteit_inkoop', violation_error_message='Vul bij inkoop de leverancier, de prijs, de dag van de aanvraag en de belemmering in.'),
                ),
                migrations.AddConstraint(
                    model_name='activiteit',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('soort', 'additioneel'), _negated=True), models.Q(('einde__isnull', False), models.Q(('leerdoel', ''), _negated=True)), _connector='OR'), name='diagnose_activiteit_additioneel', violation_error_message='Additioneel werk heeft een laatste dag en een leerdoel.'),
                ),
                migrations.AddConstraint(
                    model_name='activiteit',
                    constraint=models.CheckConstraint(condition=models.Q(('medefinancier__isnull', True), models.Q(('medefinancier', models.F('financier')), _negated=True), _connector='OR'), name='diagnose_activiteit_medefinancier', violation_error_message='Wie meebetaalt, is een andere partner dan wie betaalt.'),
                ),
                migrations.AddConstraint(
                    model_name='activiteit',
                    constraint=models.CheckConstraint(condition=models.Q(('verplichtingen_akkoord_op__isnull', True), models.Q(models.Q(('verplichtingen', ''), _negated=True), models.Q(('verplichtingen_akkoord_wijze', ''), _negated=True)), _connector='OR'), name='diagnose_activiteit_verplichtingen'),
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='jongerenarrangement',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_jongerenarrangementevent" ("afgesloten_op", "begin", "casemanager_id", "einde", "id", "klant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vorm") VALUES (NEW."afgesloten_op", NEW."begin", NEW."casemanager_id", NEW."einde", NEW."id", NEW."klant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."versie", NEW."vorm"); RETURN NULL;', hash='40c775136001fe9fdbc869aa37eab02ee1d2fa70', operation='INSERT', pgid='pgtrigger_insert_insert_50e7b', table='diagnose_jongerenarrangement', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='jongerenarrangement',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "diagnose_jongerenarrangementevent" ("afgesloten_op", "begin", "casemanager_id", "einde", "id", "klant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vorm") VALUES (NEW."afgesloten_op", NEW."begin", NEW."casemanager_id", NEW."einde", NEW."id", NEW."klant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."versie", NEW."vorm"); RETURN NULL;', hash='92e1008e83fb5c419a2df075394c320d5cc51ec0', operation='UPDATE', pgid='pgtrigger_update_update_3b170', table='diagnose_jongerenarrangement', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='jongerenarrangement',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_jongerenarrangementevent" ("afgesloten_op", "begin", "casemanager_id", "einde", "id", "klant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vorm") VALUES (OLD."afgesloten_op", OLD."begin", OLD."casemanager_id", OLD."einde", OLD."id", OLD."klant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."versie", OLD."vorm"); RETURN NULL;', hash='69aa085a4924f8f3c1d0e3347ce55133c16e1feb', operation='DELETE', pgid='pgtrigger_delete_delete_5d5ce', table='diagnose_jongerenarrangement', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='jongerenarrangementevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5bd132ae5063f0be7915d4ec6d9c774fa79817c4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e9688', table='diagnose_jongerenarrangementevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='jongerendienst',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_jongerendienstevent" ("arrangement_id", "id", "medewerker_id", "onderdeel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."arrangement_id", NEW."id", NEW."medewerker_id", NEW."onderdeel", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='7fcc5c39110acc99d392f0d0c62392923ad4cd11', operation='INSERT', pgid='pgtrigger_insert_insert_2bfb5', table='diagnose_jongerendienst', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='jongerendienst',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "diagnose_jongerendienstevent" ("arrangement_id", "id", "medewerker_id", "onderdeel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."arrangement_id", NEW."id", NEW."medewerker_id", NEW."onderdeel", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='125b92f82115a36fe72ee08a7348021ed27b0b98', operation='UPDATE', pgid='pgtrigger_update_update_c7693', table='diagnose_jongerendienst', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='jongerendienst',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_jongerendienstevent" ("arrangement_id", "id", "medewerker_id", "onderdeel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."arrangement_id", OLD."id", OLD."medewerker_id", OLD."onderdeel", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='30ec6be2ab3ef5b7d60aede2672d9a261f953c44', operation='DELETE', pgid='pgtrigger_delete_delete_2daac', table='diagnose_jongerendienst', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='jongerendienstevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ea9201d137ab807c049c428400ea06ad38936330', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b0e7f', table='diagnose_jongerendienstevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='activiteit',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_activiteitevent" ("aangevraagd_op", "alternatief_voor_id", "begin", "belemmering_id", "besloten_op", "einde", "financier_id", "gekozen_door_klant", "gestart_op", "id", "instrument_id", "kopie_van_id", "leerdoel", "leverancier", "medefinancier_id", "medewerker_id", "namens", "omschrijving", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prijs", "soort", "stand", "uitvoerder_id", "verplichtingen", "verplichtingen_akkoord_op", "verplichtingen_akkoord_wijze", "volgorde", "werkplan_id") VALUES (NEW."aangevraagd_op", NEW."alternatief_voor_id", NEW."begin", NEW."belemmering_id", NEW."besloten_op", NEW."einde", NEW."financier_id", NEW."gekozen_door_klant", NEW."gestart_op", NEW."id", NEW."instrument_id", NEW."kopie_van_id", NEW."leerdoel", NEW."leverancier", NEW."medefinancier_id", NEW."medewerker_id", NEW."namens", NEW."omschrijving", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prijs", NEW."soort", NEW."stand", NEW."uitvoerder_id", NEW."verplichtingen", NEW."verplichtingen_akkoord_op", NEW."verplichtingen_akkoord_wijze", NEW."volgorde", NEW."werkplan_id"); RETURN NULL;', hash='02d4af0bb6c311c073d8865ba998d0190de13553', operation='INSERT', pgid='pgtrigger_insert_insert_fe853', table='diagnose_activiteit', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='activiteit',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "diagnose_activiteitevent" ("aangevraagd_op", "alternatief_voor_id", "begin", "belemmering_id", "besloten_op", "einde", "financier_id", "gekozen_door_klant", "gestart_op", "id", "instrument_id", "kopie_van_id", "leerdoel", "leverancier", "medefinancier_id", "medewerker_id", "namens", "omschrijving", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prijs", "soort", "stand", "uitvoerder_id", "verplichtingen", "verplichtingen_akkoord_op", "verplichtingen_akkoord_wijze", "volgorde", "werkplan_id") VALUES (NEW."aangevraagd_op", NEW."alternatief_voor_id", NEW."begin", NEW."belemmering_id", NEW."besloten_op", NEW."einde", NEW."financier_id", NEW."gekozen_door_klant", NEW."gestart_op", NEW."id", NEW."instrument_id", NEW."kopie_van_id", NEW."leerdoel", NEW."leverancier", NEW."medefinancier_id", NEW."medewerker_id", NEW."namens", NEW."omschrijving", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prijs", NEW."soort", NEW."stand", NEW."uitvoerder_id", NEW."verplichtingen", NEW."verplichtingen_akkoord_op", NEW."verplichtingen_akkoord_wijze", NEW."volgorde", NEW."werkplan_id"); RETURN NULL;', hash='957cc30fac13f664fa489598fb35819387fc5317', operation='UPDATE', pgid='pgtrigger_update_update_976d9', table='diagnose_activiteit', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='activiteit',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_activiteitevent" ("aangevraagd_op", "alternatief_voor_id", "begin", "belemmering_id", "besloten_op", "einde", "financier_id", "gekozen_door_klant", "gestart_op", "id", "instrument_id", "kopie_van_id", "leerdoel", "leverancier", "medefinancier_id", "medewerker_id", "namens", "omschrijving", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prijs", "soort", "stand", "uitvoerder_id", "verplichtingen", "verplichtingen_akkoord_op", "verplichtingen_akkoord_wijze", "volgorde", "werkplan_id") VALUES (OLD."aangevraagd_op", OLD."alternatief_voor_id", OLD."begin", OLD."belemmering_id", OLD."besloten_op", OLD."einde", OLD."financier_id", OLD."gekozen_door_klant", OLD."gestart_op", OLD."id", OLD."instrument_id", OLD."kopie_van_id", OLD."leerdoel", OLD."leverancier", OLD."medefinancier_id", OLD."medewerker_id", OLD."namens", OLD."omschrijving", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prijs", OLD."soort", OLD."stand", OLD."uitvoerder_id", OLD."verplichtingen", OLD."verplichtingen_akkoord_op", OLD."verplichtingen_akkoord_wijze", OLD."volgorde", OLD."werkplan_id"); RETURN NULL;', hash='b9cb2b88d2e43aaa01965973a7b787c3d1f81688', operation='DELETE', pgid='pgtrigger_delete_delete_d32c1', table='diagnose_activiteit', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='diagnose',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_diagnoseevent" ("afstand", "banenaanbod", "banenaanbod_toelichting", "begonnen_door_id", "begonnen_op", "id", "kan_zoeken", "kan_zoeken_toelichting", "klant_id", "mogelijkheden", "naleving", "naleving_toelichting", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vastgesteld_door_id", "vastgesteld_op", "versie", "zoekgedrag", "zoekgedrag_toelichting") VALUES (NEW."afstand", NEW."banenaanbod", NEW."banenaanbod_toelichting", NEW."begonnen_door_id", NEW."begonnen_op", NEW."id", NEW."kan_zoeken", NEW."kan_zoeken_toelichting", NEW."klant_id", NEW."mogelijkheden", NEW."naleving", NEW."naleving_toelichting", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."vastgesteld_door_id", NEW."vastgesteld_op", NEW."versie", NEW."zoekgedrag", NEW."zoekgedrag_toelichting"); RETURN NULL;', hash='8be8c24ffb4f9a4eeb3acaa86aafc4c0eb8905b6', operation='INSERT', pgid='pgtrigger_insert_insert_b22a3', table='diagnose_diagnose', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='diagnose',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."afstand" IS DISTINCT FROM (NEW."afstand") OR OLD."banenaanbod" IS DISTINCT FROM (NEW."banenaanbod") OR OLD."banenaanbod_toelichting" IS DISTINCT FROM (NEW."banenaanbod_toelichting") OR OLD."begonnen_door_id" IS DISTINCT FROM (NEW."begonnen_door_id") OR OLD."begonnen_op" IS DISTINCT FROM (NEW."begonnen_op") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kan_zoeken" IS DISTINCT FROM (NEW."kan_zoeken") OR OLD."kan_zoeken_toelichting" IS DISTINCT FROM (NEW."kan_zoeken_toelichting") OR OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."mogelijkheden" IS DISTINCT FROM (NEW."mogelijkheden") OR OLD."naleving" IS DISTINCT FROM (NEW."naleving") OR OLD."naleving_toelichting" IS DISTINCT FROM (NEW."naleving_toelichting") OR OLD."partner_id" IS DISTINCT FROM (NEW."partner_id") OR OLD."vastgesteld_door_id" IS DISTINCT FROM (NEW."vastgesteld_door_id") OR OLD."vastgesteld_op" IS DISTINCT FROM (NEW."vastgesteld_op") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."zoekgedrag" IS DISTINCT FROM (NEW."zoekgedrag") OR OLD."zoekgedrag_toelichting" IS DISTINCT FROM (NEW."zoekgedrag_toelichting"))', func='INSERT INTO "diagnose_diagnoseevent" ("afstand", "banenaanbod", "banenaanbod_toelichting", "begonnen_door_id", "begonnen_op", "id", "kan_zoeken", "kan_zoeken_toelichting", "klant_id", "mogelijkheden", "naleving", "naleving_toelichting", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vastgesteld_door_id", "vastgesteld_op", "versie", "zoekgedrag", "zoekgedrag_toelichting") VALUES (NEW."afstand", NEW."banenaanbod", NEW."banenaanbod_toelichting", NEW."begonnen_door_id", NEW."begonnen_op", NEW."id", NEW."kan_zoeken", NEW."kan_zoeken_toelichting", NEW."klant_id", NEW."mogelijkheden", NEW."naleving", NEW."naleving_toelichting", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."vastgesteld_door_id", NEW."vastgesteld_op", NEW."versie", NEW."zoekgedrag", NEW."zoekgedrag_toelichting"); RETURN NULL;', hash='694651a8325a656f927139604494d69a851ff764', operation='UPDATE', pgid='pgtrigger_update_update_c2c83', table='diagnose_diagnose', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='diagnose',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_diagnoseevent" ("afstand", "banenaanbod", "banenaanbod_toelichting", "begonnen_door_id", "begonnen_op", "id", "kan_zoeken", "kan_zoeken_toelichting", "klant_id", "mogelijkheden", "naleving", "naleving_toelichting", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vastgesteld_door_id", "vastgesteld_op", "versie", "zoekgedrag", "zoekgedrag_toelichting") VALUES (OLD."afstand", OLD."banenaanbod", OLD."banenaanbod_toelichting", OLD."begonnen_door_id", OLD."begonnen_op", OLD."id", OLD."kan_zoeken", OLD."kan_zoeken_toelichting", OLD."klant_id", OLD."mogelijkheden", OLD."naleving", OLD."naleving_toelichting", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."vastgesteld_door_id", OLD."vastgesteld_op", OLD."versie", OLD."zoekgedrag", OLD."zoekgedrag_toelichting"); RETURN NULL;', hash='4e67426726905b511775ba224b6456fbb2382add', operation='DELETE', pgid='pgtrigger_delete_delete_b2ce2', table='diagnose_diagnose', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='werkplan',
                    trigger=pgtrigger.compiler.Trigger(name='bevestigd_ligt_vast', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."stand" IN (\'bevestigd\', \'vervangen\') AND (OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."nummer" IS DISTINCT FROM (NEW."nummer") OR OLD."doel" IS DISTINCT FROM (NEW."doel") OR OLD."afspraken" IS DISTINCT FROM (NEW."afspraken") OR OLD."wens_klant" IS DISTINCT FROM (NEW."wens_klant") OR OLD."akkoord_coach_id" IS DISTINCT FROM (NEW."akkoord_coach_id") OR OLD."akkoord_coach_op" IS DISTINCT FROM (NEW."akkoord_coach_op") OR OLD."akkoord_namens" IS DISTINCT FROM (NEW."akkoord_namens") OR OLD."akkoord_klant_op" IS DISTINCT FROM (NEW."akkoord_klant_op") OR OLD."akkoord_klant_wijze" IS DISTINCT FROM (NEW."akkoord_klant_wijze")))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0b61a7781e41e375ca278a26aa23082927507b0c', operation='UPDATE', pgid='pgtrigger_bevestigd_ligt_vast_47bea', table='diagnose_werkplan', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='werkplan',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_werkplanevent" ("afspraken", "akkoord_coach_id", "akkoord_coach_op", "akkoord_klant_op", "akkoord_klant_wijze", "akkoord_namens", "diagnose_id", "doel", "gemaakt_door_id", "gemaakt_op", "id", "klant_id", "nummer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "versie", "wens_klant") VALUES (NEW."afspraken", NEW."akkoord_coach_id", NEW."akkoord_coach_op", NEW."akkoord_klant_op", NEW."akkoord_klant_wijze", NEW."akkoord_namens", NEW."diagnose_id", NEW."doel", NEW."gemaakt_door_id", NEW."gemaakt_op", NEW."id", NEW."klant_id", NEW."nummer", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stand", NEW."versie", NEW."wens_klant"); RETURN NULL;', hash='8637f551d56e809ed2553cf44cd81443b52c409d', operation='INSERT', pgid='pgtrigger_insert_insert_46e34', table='diagnose_werkplan', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='werkplan',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "diagnose_werkplanevent" ("afspraken", "akkoord_coach_id", "akkoord_coach_op", "akkoord_klant_op", "akkoord_klant_wijze", "akkoord_namens", "diagnose_id", "doel", "gemaakt_door_id", "gemaakt_op", "id", "klant_id", "nummer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "versie", "wens_klant") VALUES (NEW."afspraken", NEW."akkoord_coach_id", NEW."akkoord_coach_op", NEW."akkoord_klant_op", NEW."akkoord_klant_wijze", NEW."akkoord_namens", NEW."diagnose_id", NEW."doel", NEW."gemaakt_door_id", NEW."gemaakt_op", NEW."id", NEW."klant_id", NEW."nummer", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stand", NEW."versie", NEW."wens_klant"); RETURN NULL;', hash='00373e40411a3088bfcbaaa0d8fca160a9f159b9', operation='UPDATE', pgid='pgtrigger_update_update_f24d0', table='diagnose_werkplan', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='werkplan',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diagnose_werkplanevent" ("afspraken", "akkoord_coach_id", "akkoord_coach_op", "akkoord_klant_op", "akkoord_klant_wijze", "akkoord_namens", "diagnose_id", "doel", "gemaakt_door_id", "gemaakt_op", "id", "klant_id", "nummer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "versie", "wens_klant") VALUES (OLD."afspraken", OLD."akkoord_coach_id", OLD."akkoord_coach_op", OLD."akkoord_klant_op", OLD."akkoord_klant_wijze", OLD."akkoord_namens", OLD."diagnose_id", OLD."doel", OLD."gemaakt_door_id", OLD."gemaakt_op", OLD."id", OLD."klant_id", OLD."nummer", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stand", OLD."versie", OLD."wens_klant"); RETURN NULL;', hash='a797806435c4a79916f19526b141d9c50f9c4e78', operation='DELETE', pgid='pgtrigger_delete_delete_ae8a5', table='diagnose_werkplan', when='AFTER')),
                ),
            ],
        ),
    ]
