import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.utils.timezone
import django_fsm
import keten.migraties
import keten.models.tijdvak
import keten.tijd
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('allauth_idp_oidc', '0003_client_allow_uri_wildcards'),
        ('keten', '0004_diagnose_en_handhaving'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                migrations.CreateModel(
                    name='Onderwerp',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(unique=True)),
                        ('naam', models.CharField(max_length=60, unique=True)),
                        ('toelichting', models.CharField(blank=True, max_length=200)),
                        ('volgorde', models.PositiveSmallIntegerField(default=0)),
                        ('bron', models.CharField(blank=True, max_length=200)),
                        ('voorbeeld', models.BooleanField(default=False, help_text='Niet uit de bronnen, maar bedacht.', verbose_name='voorbeeldgegeven')),
                    ],
                    options={
                        'verbose_name': 'onderwerp van een aanspreekpunt',
                        'verbose_name_plural': 'onderwerpen van aanspreekpunten',
                        'ordering': ['volgorde', 'naam'],
                    },
                ),
                migrations.CreateModel(
                    name='Aanmeldbron',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('geldig_van', models.DateField(default=datetime.date(2002, 1, 1), verbose_name='geldig van')),
                        ('geldig_tot', models.DateField(blank=True, null=True, verbose_name='geldig tot en met')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('code', models.SlugField(help_text='Kleine letters, cijfers en streepjes. Staat daarna vast.', max_length=30, unique=True)),
                        ('groep', models.CharField(choices=[('medewerkers', 'medewerkers'), ('klanten', 'klanten'), ('werkgevers', 'werkgevers')], default='medewerkers', max_length=12, verbose_name='wie loggen hiermee in')),
                        ('naam', models.CharField(max_length=60, verbose_name='naam op de knop')),
                        ('adres', models.URLField(help_text='De issuer, bijvoorbeeld https://login.gemeente.nl', verbose_name='adres van de aanbieder')),
                        ('client', models.CharField(max_length=200, verbose_name='client-id')),
                        ('geheim', models.BinaryField(default=b'')),
                        ('scopes', models.CharField(default='openid email profile', help_text='Wat het portaal aan de aanbieder vraagt, met spaties ertussen.', max_length=200)),
                        ('domeinen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None, verbose_name='e-maildomeinen')),
                        ('claim_rollen', models.CharField(blank=True, default='roles', max_length=100, verbose_name='claim met rollen')),
                        ('claim_locaties', models.CharField(blank=True, default='locations', max_length=100, verbose_name='claim met locaties')),
                        ('claim_einde', models.CharField(blank=True, max_length=100, verbose_name='claim met de laatste dag')),
                        ('leidend', models.BooleanField(default=False, verbose_name='de aanbieder bepaalt rollen en locaties')),
                        ('maakt_accounts', models.BooleanField(default=False, verbose_name='nieuwe medewerkers krijgen vanzelf een account')),
                        ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanmeldbronnen', to='keten.ketenpartner')),
                    ],
                    options={
                        'verbose_name': 'aanmeldbron',
                        'verbose_name_plural': 'aanmeldbronnen',
                        'ordering': ['groep', 'naam'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('geldig_tot__isnull', True), ('geldig_tot__gte', models.F('geldig_van')), _connector='OR'), name='keten_aanmeldbron_tijdvak', violation_error_message='De laatste dag ligt voor de eerste.'), models.UniqueConstraint(fields=('adres', 'client'), name='keten_aanmeldbron_client', violation_error_message='Deze client-id bij deze aanbieder hoort al bij een andere bron.'), models.CheckConstraint(condition=models.Q(('code__in', ('inloggen', 'werkgever')), _negated=True), name='keten_aanmeldbron_code', violation_error_message='Deze code is bezet door een aanbieder uit de instellingen.'), models.CheckConstraint(condition=models.Q(('leidend', False), models.Q(('groep', 'medewerkers'), models.Q(('claim_rollen', ''), _negated=True)), _connector='OR'), name='keten_aanmeldbron_leidend', violation_error_message='De aanbieder kan alleen voor medewerkers bepalen wat iemand mag, en alleen met een claim met rollen.'), models.CheckConstraint(condition=models.Q(('maakt_accounts', False), models.Q(('domeinen__len__gt', 0), ('leidend', True), models.Q(('claim_locaties', ''), _negated=True)), _connector='OR'), name='keten_aanmeldbron_accounts', violation_error_message='Vanzelf een account kan alleen als de aanbieder rollen en locaties bepaalt, en voor e-maildomeinen die hier staan.')],
                    },
                ),
                migrations.CreateModel(
                    name='AanmeldbronEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('geldig_van', models.DateField(default=datetime.date(2002, 1, 1), verbose_name='geldig van')),
                        ('geldig_tot', models.DateField(blank=True, null=True, verbose_name='geldig tot en met')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('code', models.SlugField(db_index=False, help_text='Kleine letters, cijfers en streepjes. Staat daarna vast.', max_length=30)),
                        ('groep', models.CharField(choices=[('medewerkers', 'medewerkers'), ('klanten', 'klanten'), ('werkgevers', 'werkgevers')], default='medewerkers', max_length=12, verbose_name='wie loggen hiermee in')),
                        ('naam', models.CharField(max_length=60, verbose_name='naam op de knop')),
                        ('adres', models.URLField(help_text='De issuer, bijvoorbeeld https://login.gemeente.nl', verbose_name='adres van de aanbieder')),
                        ('client', models.CharField(max_length=200, verbose_name='client-id')),
                        ('scopes', models.CharField(default='openid email profile', help_text='Wat het portaal aan de aanbieder vraagt, met spaties ertussen.', max_length=200)),
                        ('domeinen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None, verbose_name='e-maildomeinen')),
                        ('claim_rollen', models.CharField(blank=True, default='roles', max_length=100, verbose_name='claim met rollen')),
                        ('claim_locaties', models.CharField(blank=True, default='locations', max_length=100, verbose_name='claim met locaties')),
                        ('claim_einde', models.CharField(blank=True, max_length=100, verbose_name='claim met de laatste dag')),
                        ('leidend', models.BooleanField(default=False, verbose_name='de aanbieder bepaalt rollen en locaties')),
                        ('maakt_accounts', models.BooleanField(default=False, verbose_name='nieuwe medewerkers krijgen vanzelf een account')),
                        ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
                        ('partner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.ketenpartner')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.aanmeldbron')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Aanmeldwaarde',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('claim', models.CharField(choices=[('rol', 'rol'), ('locatie', 'locatie')], max_length=10)),
                        ('waarde', models.CharField(max_length=200)),
                        ('gezien_op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('bron', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waarden', to='keten.aanmeldbron')),
                    ],
                    options={
                        'verbose_name': 'waarde van een aanbieder',
                        'verbose_name_plural': 'waarden van aanbieders',
                        'constraints': [models.UniqueConstraint(fields=('bron', 'claim', 'waarde'), name='keten_aanmeldwaarde_uniek')],
                    },
                ),
                migrations.CreateModel(
                    name='Aanspreekpunt',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('geldig_van', models.DateField(default=datetime.date(2002, 1, 1), verbose_name='geldig van')),
                        ('geldig_tot', models.DateField(blank=True, null=True, verbose_name='geldig tot en met')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('opmerking', models.CharField(blank=True, help_text='Bijvoorbeeld wanneer of waarvoor u het beste kunt bellen.', max_length=200)),
                        ('voorbeeld', models.BooleanField(default=False, editable=False, verbose_name='voorbeeldgegeven')),
                        ('locatie', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='aanspreekpunten', to='keten.locatie')),
                        ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanspreekpunten', to='keten.medewerker', verbose_name='aanspreekpunt')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.ketenpartner')),
                        ('vervanger', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vervangt_bij', to='keten.medewerker', verbose_name='vervanger')),
                        ('onderwerp', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.onderwerp')),
                    ],
                    options={
                        'verbose_name': 'aanspreekpunt',
                        'verbose_name_plural': 'aanspreekpunten',
                        'ordering': ['onderwerp__volgorde', 'partner__kolom', '-geldig_van'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('geldig_tot__isnull', True), ('geldig_tot__gte', models.F('geldig_van')), _connector='OR'), name='keten_aanspreekpunt_tijdvak', violation_error_message='De laatste dag ligt voor de eerste.'), models.CheckConstraint(condition=models.Q(('vervanger__isnull', True), models.Q(('vervanger', models.F('medewerker')), _negated=True), _connector='OR'), name='keten_aanspreekpunt_ander', violation_error_message='Kies een collega als vervanger.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(keten.models.tijdvak._Baan(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(models.F('locatie'), models.BigIntegerField()), '*', models.Value(10000)), '+', models.F('partner')), '*', models.Value(10000)), '+', models.F('onderwerp')), models.F('geldig_van'), django.db.models.functions.comparison.Coalesce(models.F('geldig_tot'), models.Value(datetime.date(9999, 12, 30)))), '&&')], name='keten_een_aanspreekpunt', violation_error_message='Deze partner heeft in deze periode al een aanspreekpunt voor dit onderwerp.')],
                    },
                ),
                migrations.CreateModel(
                    name='Bronkoppeling',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('wijze', models.CharField(choices=[('email', 'op e-mailadres'), ('nieuw', 'account gemaakt bij het inloggen')], max_length=10)),
                        ('op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('ontkoppeld_op', models.DateTimeField(blank=True, null=True)),
                        ('bron', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='koppelingen', to='keten.aanmeldbron')),
                        ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bronkoppelingen', to='keten.medewerker')),
                        ('ontkoppeld_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                    ],
                    options={
                        'verbose_name': 'koppeling met een aanbieder',
                        'verbose_name_plural': 'koppelingen met aanbieders',
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ontkoppeld_op__isnull', True)), fields=('bron', 'medewerker'), name='keten_bronkoppeling_een'), models.CheckConstraint(condition=models.Q(models.Q(('ontkoppeld_door__isnull', True), ('ontkoppeld_op__isnull', True)), models.Q(('ontkoppeld_door__isnull', False), ('ontkoppeld_op__isnull', False)), _connector='OR'), name='keten_bronkoppeling_ontkoppeld')],
                    },
                ),
                migrations.CreateModel(
                    name='ExternePartner',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('naam', models.CharField(max_length=120)),
                        ('soort', models.CharField(choices=[('reintegratie', 're-integratiebedrijf'), ('uitzendbureau', 'uitzendbureau'), ('roc', 'publieke scholingsinstelling (ROC)'), ('scholing', 'private scholingsinstelling'), ('sw', 'SW-bedrijf'), ('jeugdzorg', 'Bureau Jeugdzorg'), ('ggd', 'G&GD'), ('politie', 'politie'), ('werkgever', 'werkgever')], max_length=15)),
                        ('contactpersoon', models.CharField(blank=True, max_length=100)),
                        ('telefoon', models.CharField(blank=True, max_length=20)),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                        ('email_domein', models.CharField(help_text='Wat achter het apenstaartje staat, bijvoorbeeld bedrijf.nl. Alleen die adressen krijgen een account.', max_length=100, validators=[django.core.validators.RegexValidator('^[a-z0-9-]+(\\.[a-z0-9-]+)+$', 'Vul het domein in, zoals bedrijf.nl.')], verbose_name='domein van de e-mailadressen')),
                        ('overeenkomst_van', models.DateField(verbose_name='verwerkersovereenkomst geldt vanaf')),
                        ('overeenkomst_tot', models.DateField(blank=True, help_text='Daarna ziet de partner niets meer. Leeg: er is nog geen einde.', null=True, verbose_name='verwerkersovereenkomst geldt tot en met')),
                        ('actief', models.BooleanField(default=True, help_text='Zet uit en de partner ziet meteen geen enkele klant meer.', verbose_name='in gebruik')),
                        ('voorbeeld', models.BooleanField(default=False, help_text='Niet uit de bronnen, maar bedacht.', verbose_name='voorbeeldgegeven')),
                        ('locaties', models.ManyToManyField(help_text='De locaties die klanten naar deze partner verwijzen.', related_name='externe_partners', to='keten.locatie')),
                    ],
                    options={
                        'verbose_name': 'externe partner',
                        'verbose_name_plural': 'externe partners',
                        'ordering': ['naam'],
                        'constraints': [models.UniqueConstraint(fields=('naam',), name='keten_externepartner_naam', violation_error_message='Er is al een externe partner met deze naam.'), models.CheckConstraint(condition=models.Q(('overeenkomst_tot__isnull', True), ('overeenkomst_tot__gte', models.F('overeenkomst_van')), _connector='OR'), name='keten_externepartner_tijdvak', violation_error_message='De laatste dag van de overeenkomst ligt voor de eerste.')],
                    },
                ),
                migrations.CreateModel(
                    name='ExternePartnerEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('naam', models.CharField(max_length=120)),
                        ('soort', models.CharField(choices=[('reintegratie', 're-integratiebedrijf'), ('uitzendbureau', 'uitzendbureau'), ('roc', 'publieke scholingsinstelling (ROC)'), ('scholing', 'private scholingsinstelling'), ('sw', 'SW-bedrijf'), ('jeugdzorg', 'Bureau Jeugdzorg'), ('ggd', 'G&GD'), ('politie', 'politie'), ('werkgever', 'werkgever')], max_length=15)),
                        ('contactpersoon', models.CharField(blank=True, max_length=100)),
                        ('telefoon', models.CharField(blank=True, max_length=20)),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                        ('email_domein', models.CharField(help_text='Wat achter het apenstaartje staat, bijvoorbeeld bedrijf.nl. Alleen die adressen krijgen een account.', max_length=100, validators=[django.core.validators.RegexValidator('^[a-z0-9-]+(\\.[a-z0-9-]+)+$', 'Vul het domein in, zoals bedrijf.nl.')], verbose_name='domein van de e-mailadressen')),
                        ('overeenkomst_van', models.DateField(verbose_name='verwerkersovereenkomst geldt vanaf')),
                        ('overeenkomst_tot', models.DateField(blank=True, help_text='Daarna ziet de partner niets meer. Leeg: er is nog geen einde.', null=True, verbose_name='verwerkersovereenkomst geldt tot en met')),
                        ('actief', models.BooleanField(default=True, help_text='Zet uit en de partner ziet meteen geen enkele klant meer.', verbose_name='in gebruik')),
                        ('voorbeeld', models.BooleanField(default=False, help_text='Niet uit de bronnen, maar bedacht.', verbose_name='voorbeeldgegeven')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.externepartner')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Invoerbestand',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('soort', models.CharField(help_text='De code van een soort in het register.', max_length=40)),
                        ('bestandsnaam', models.CharField(max_length=120)),
                        ('vingerafdruk', models.CharField(editable=False, max_length=64)),
                        ('geladen_op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('stand', django_fsm.FSMField(choices=[('nakijken', 'wacht op nakijken'), ('bezig', 'wordt ingelezen'), ('ingelezen', 'ingelezen'), ('vervallen', 'niet ingelezen'), ('teruggedraaid', 'teruggedraaid')], default='nakijken', max_length=15)),
                        ('teken_op', models.DateTimeField(blank=True, help_text='Wanneer er voor het laatst een deel is ingelezen.', null=True)),
                        ('melding', models.CharField(blank=True, help_text='Waarom het inlezen stopte.', max_length=300)),
                        ('afgerond_op', models.DateTimeField(blank=True, null=True)),
                        ('aantal_rijen', models.PositiveIntegerField()),
                        ('aantal_te_doen', models.PositiveIntegerField(default=0, help_text='Goede rijen toen het inlezen begon.')),
                        ('aantal_ingelezen', models.PositiveIntegerField(default=0)),
                        ('aantal_bekend', models.PositiveIntegerField(default=0, verbose_name='al bekend')),
                        ('teruggedraaid_op', models.DateTimeField(blank=True, null=True)),
                        ('aantal_terug', models.PositiveIntegerField(default=0, verbose_name='teruggedraaid')),
                        ('blijft', models.JSONField(blank=True, default=list, help_text='Wat niet terug kon: paren van een reden en een aantal.')),
                        ('afgerond_door', models.ForeignKey(blank=True, help_text='Leeg: opgeruimd door het portaal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('geladen_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('gestart_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('locatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.locatie')),
                        ('teruggedraaid_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                    ],
                    options={
                        'verbose_name': 'ingelezen bestand',
                        'verbose_name_plural': 'ingelezen bestanden',
                        'ordering': ['-geladen_op', '-pk'],
                        'indexes': [models.Index(fields=['locatie', 'soort', '-geladen_op'], name='keten_invoe_locatie_1fa904_idx'), models.Index(fields=['stand', 'geladen_op'], name='keten_invoer_wacht')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('stand__in', ['vervallen', 'teruggedraaid']), _negated=True), fields=('soort', 'locatie', 'vingerafdruk'), name='keten_invoer_eenmaal', violation_error_message='Dit bestand is al geladen.'), models.CheckConstraint(condition=models.Q(models.Q(('afgerond_op__isnull', True), ('stand__in', ['nakijken', 'bezig'])), models.Q(models.Q(('stand__in', ['nakijken', 'bezig']), _negated=True), ('afgerond_op__isnull', False)), _connector='OR'), name='keten_invoer_afgerond'), models.CheckConstraint(condition=models.Q(models.Q(('stand', 'bezig'), _negated=True), ('gestart_door__isnull', False), _connector='OR'), name='keten_invoer_gestart'), models.CheckConstraint(condition=models.Q(models.Q(('stand', 'teruggedraaid'), _negated=True), models.Q(('teruggedraaid_door__isnull', False), ('teruggedraaid_op__isnull', False)), _connector='OR'), name='keten_invoer_teruggedraaid')],
                    },
                ),
                migrations.CreateModel(
                    name='Invoerrij',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('nummer', models.PositiveIntegerField()),
                        ('inhoud', models.BinaryField()),
                        ('stand', models.CharField(choices=[('goed', 'goed'), ('fout', 'fout'), ('bekend', 'al bekend'), ('weg', 'weggelaten')], max_length=6)),
                        ('fouten', models.JSONField(blank=True, default=list, help_text='Paren van een kolom en een zin.')),
                        ('bestand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rijen', to='keten.invoerbestand')),
                    ],
                    options={
                        'verbose_name': 'rij van een bestand',
                        'verbose_name_plural': 'rijen van een bestand',
                        'ordering': ['nummer'],
                        'constraints': [models.UniqueConstraint(fields=('bestand', 'nummer'), name='keten_invoerrij_eenmaal')],
                    },
                ),
                migrations.CreateModel(
                    name='MedewerkerlocatieEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('locatie', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.locatie')),
                        ('medewerker', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='AanspreekpuntEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('geldig_van', models.DateField(default=datetime.date(2002, 1, 1), verbose_name='geldig van')),
                        ('geldig_tot', models.DateField(blank=True, null=True, verbose_name='geldig tot en met')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('opmerking', models.CharField(blank=True, help_text='Bijvoorbeeld wanneer of waarvoor u het beste kunt bellen.', max_length=200)),
                        ('voorbeeld', models.BooleanField(default=False, editable=False, verbose_name='voorbeeldgegeven')),
                        ('locatie', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.locatie')),
                        ('medewerker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker', verbose_name='aanspreekpunt')),
                        ('partner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.ketenpartner')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.aanspreekpunt')),
                        ('vervanger', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.medewerker', verbose_name='vervanger')),
                        ('onderwerp', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.onderwerp')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Partneraccount',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('functie', models.CharField(blank=True, max_length=80)),
                        ('van', models.DateField(default=keten.tijd.vandaag, verbose_name='toegang vanaf')),
                        ('tot', models.DateField(help_text='Verlengen kan altijd.', verbose_name='toegang tot en met')),
                        ('gebruiker', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='partneraccount', to=settings.AUTH_USER_MODEL)),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='keten.externepartner')),
                    ],
                    options={
                        'verbose_name': 'account van een externe partner',
                        'verbose_name_plural': 'accounts van externe partners',
                        'ordering': ['gebruiker__naam'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('tot__gte', models.F('van'))), name='keten_partneraccount_tijdvak', violation_error_message='De laatste dag van de toegang ligt voor de eerste.')],
                    },
                ),
                migrations.CreateModel(
                    name='PartneraccountEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('functie', models.CharField(blank=True, max_length=80)),
                        ('van', models.DateField(default=keten.tijd.vandaag, verbose_name='toegang vanaf')),
                        ('tot', models.DateField(help_text='Verlengen kan altijd.', verbose_name='toegang tot en met')),
                        ('gebruiker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('partner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.externepartner')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.partneraccount')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Rolafbeelding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('claim', models.CharField(choices=[('rol', 'rol'), ('locatie', 'locatie')], max_length=10, verbose_name='claim')),
                        ('waarde', models.CharField(max_length=200, verbose_name='waarde bij de aanbieder')),
                        ('rol', models.CharField(blank=True, choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('medisch_adviseur', 'medisch adviseur'), ('auditor', 'auditor')], max_length=20, verbose_name='rol in het portaal')),
                        ('bron', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='afbeeldingen', to='keten.aanmeldbron')),
                        ('locatie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.locatie', verbose_name='locatie')),
                    ],
                    options={
                        'verbose_name': 'afbeelding van een rol',
                        'verbose_name_plural': 'afbeeldingen van rollen',
                        'constraints': [models.UniqueConstraint(fields=('bron', 'claim', 'waarde', 'rol', 'locatie'), name='keten_rolafbeelding_uniek', nulls_distinct=False, violation_error_message='Deze regel staat er al.'), models.CheckConstraint(condition=models.Q(models.Q(('claim', 'rol'), ('locatie__isnull', True)), models.Q(('claim', 'locatie'), ('rol', '')), _connector='OR'), name='keten_rolafbeelding_soort', violation_error_message='Kies een rol bij een claim met rollen, of een locatie.'), models.CheckConstraint(condition=models.Q(('rol', 'beheerder'), _negated=True), name='keten_rolafbeelding_geen_beheerder', violation_error_message='Wie beheerder is, bepaalt u hier en niet de aanbieder.')],
                    },
                ),
                migrations.CreateModel(
                    name='RolafbeeldingEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('claim', models.CharField(choices=[('rol', 'rol'), ('locatie', 'locatie')], max_length=10, verbose_name='claim')),
                        ('waarde', models.CharField(max_length=200, verbose_name='waarde bij de aanbieder')),
                        ('rol', models.CharField(blank=True, choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('medisch_adviseur', 'medisch adviseur'), ('auditor', 'auditor')], max_length=20, verbose_name='rol in het portaal')),
                        ('bron', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.aanmeldbron')),
                        ('locatie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.locatie', verbose_name='locatie')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.rolafbeelding')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Rondleiding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('gedaan', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                        ('weggezet', models.BooleanField(default=False, verbose_name='uitnodiging weggezet')),
                        ('gebruiker', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='rondleiding', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'rondleiding',
                        'verbose_name_plural': 'rondleidingen',
                    },
                ),
                migrations.CreateModel(
                    name='Systeem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('geldig_van', models.DateField(default=datetime.date(2002, 1, 1), verbose_name='geldig van')),
                        ('geldig_tot', models.DateField(blank=True, null=True, verbose_name='geldig tot en met')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('naam', models.CharField(max_length=80, unique=True)),
                        ('doelen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('begeleiding', 'begeleiding naar werk'), ('aanmelding', 'aanmelding en intake'), ('inkomen', 'recht op een uitkering'), ('controle', 'controle van verplichtingen'), ('bemiddeling', 'bemiddelen naar een vacature'), ('klantvraag', 'vraag van de klant beantwoorden')], max_length=15), help_text='Waarvoor dit systeem in een dossier mag kijken.', size=None, verbose_name='doelen')),
                        ('per_minuut', models.PositiveIntegerField(default=300, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10000)], verbose_name='verzoeken per minuut')),
                        ('contact', models.EmailField(max_length=254, verbose_name='e-mailadres van de beheerder van dit systeem')),
                        ('client', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='systeem', to='allauth_idp_oidc.client')),
                        ('locaties', models.ManyToManyField(related_name='systemen', to='keten.locatie')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='systemen', to='keten.ketenpartner')),
                    ],
                    options={
                        'verbose_name': 'systeem',
                        'verbose_name_plural': 'systemen',
                        'ordering': ['naam'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('geldig_tot__isnull', True), ('geldig_tot__gte', models.F('geldig_van')), _connector='OR'), name='keten_systeem_tijdvak', violation_error_message='De laatste dag ligt voor de eerste.'), models.CheckConstraint(condition=models.Q(('doelen__len__gt', 0), ('doelen__contained_by', ['begeleiding', 'aanmelding', 'inkomen', 'controle', 'bemiddeling', 'klantvraag'])), name='keten_systeem_doelen', violation_error_message='Kies ten minste één doel.')],
                    },
                ),
                migrations.CreateModel(
                    name='Abonnement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('adres', models.URLField(max_length=500, verbose_name='adres')),
                        ('soorten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None, verbose_name='gebeurtenissen')),
                        ('geheim', models.BinaryField()),
                        ('vorig_geheim', models.BinaryField(null=True)),
                        ('vorig_geheim_tot', models.DateTimeField(editable=False, null=True)),
                        ('stand', django_fsm.FSMField(choices=[('actief', 'actief'), ('gepauzeerd', 'gepauzeerd'), ('gestopt', 'gestopt door de ontvanger')], default='actief', editable=False, max_length=10)),
                        ('reden', models.CharField(blank=True, editable=False, max_length=300, verbose_name='waarom het stilstaat')),
                        ('mislukt_achtereen', models.PositiveSmallIntegerField(default=0, editable=False)),
                        ('rust_tot', models.DateTimeField(editable=False, null=True)),
                        ('laatst_bezorgd_op', models.DateTimeField(editable=False, null=True)),
                        ('voorbeeld', models.BooleanField(default=False, editable=False, verbose_name='voorbeeldgegeven')),
                        ('systeem', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='abonnementen', to='keten.systeem')),
                    ],
                    options={
                        'verbose_name': 'abonnement',
                        'verbose_name_plural': 'abonnementen',
                        'ordering': ['systeem__naam', 'adres'],
                        'constraints': [models.UniqueConstraint(fields=('systeem', 'adres'), name='keten_abonnement_adres', violation_error_message='Dit systeem heeft al een abonnement op dit adres.'), models.CheckConstraint(condition=models.Q(('soorten__len__gt', 0)), name='keten_abonnement_soorten', violation_error_message='Kies ten minste één gebeurtenis.'), models.CheckConstraint(condition=models.Q(('stand', 'actief'), models.Q(('reden', ''), _negated=True), _connector='XOR'), name='keten_abonnement_reden')],
                    },
                ),
                migrations.CreateModel(
                    name='Notificatie',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('nummer', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('soort', models.CharField(max_length=60)),
                        ('onderwerp', models.CharField(max_length=60)),
                        ('gebeurd_op', models.DateTimeField()),
                        ('stand', django_fsm.FSMField(choices=[('wacht', 'wacht'), ('bezig', 'onderweg'), ('bezorgd', 'bezorgd'), ('mislukt', 'mislukt'), ('vervallen', 'vervallen')], default='wacht', max_length=10)),
                        ('pogingen', models.PositiveSmallIntegerField(default=0)),
                        ('volgende_poging_op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('laatste_status', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('laatste_fout', models.CharField(blank=True, max_length=300)),
                        ('aangemaakt_op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('klaar_op', models.DateTimeField(blank=True, null=True)),
                        ('abonnement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notificaties', to='keten.abonnement')),
                        ('door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                    ],
                    options={
                        'verbose_name': 'notificatie',
                        'verbose_name_plural': 'notificaties',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(condition=models.Q(('stand__in', ['bezig', 'wacht'])), fields=['volgende_poging_op'], name='keten_notificatie_rij'), models.Index(condition=models.Q(('stand__in', ['bezig', 'wacht'])), fields=['abonnement', 'onderwerp', 'id'], name='keten_notificatie_beurt'), models.Index(fields=['abonnement', 'stand', '-id'], name='keten_notificatie_stand'), models.Index(condition=models.Q(('klaar_op__isnull', False)), fields=['klaar_op'], name='keten_notificatie_klaar')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('stand', 'bezig')), fields=('abonnement', 'onderwerp'), name='keten_notificatie_een_tegelijk'), models.CheckConstraint(condition=models.Q(('stand__in', ['bezig', 'wacht']), ('klaar_op__isnull', False), _connector='XOR'), name='keten_notificatie_klaar_op'), models.CheckConstraint(condition=models.Q(models.Q(('stand__in', ['mislukt', 'vervallen']), _negated=True), models.Q(('laatste_fout', ''), _negated=True), _connector='OR'), name='keten_notificatie_waarom')],
                    },
                ),
                migrations.CreateModel(
                    name='Herhaling',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sleutel', models.CharField(max_length=100)),
                        ('vingerafdruk', models.CharField(max_length=64)),
                        ('status', models.PositiveSmallIntegerField(default=0)),
                        ('koppen', models.JSONField(default=dict)),
                        ('inhoud', models.BinaryField(default=b'')),
                        ('op', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                        ('systeem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='keten.systeem')),
                    ],
                    options={
                        'verbose_name': 'herhaalbaar antwoord',
                        'verbose_name_plural': 'herhaalbare antwoorden',
                        'constraints': [models.UniqueConstraint(fields=('systeem', 'sleutel'), name='keten_herhaling_sleutel')],
                    },
                ),
                migrations.CreateModel(
                    name='AbonnementEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('adres', models.URLField(max_length=500, verbose_name='adres')),
                        ('soorten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None, verbose_name='gebeurtenissen')),
                        ('stand', django_fsm.FSMField(choices=[('actief', 'actief'), ('gepauzeerd', 'gepauzeerd'), ('gestopt', 'gestopt door de ontvanger')], default='actief', editable=False, max_length=10)),
                        ('reden', models.CharField(blank=True, editable=False, max_length=300, verbose_name='waarom het stilstaat')),
                        ('voorbeeld', models.BooleanField(default=False, editable=False, verbose_name='voorbeeldgegeven')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.abonnement')),
                        ('systeem', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.systeem')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='SysteemEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('geldig_van', models.DateField(default=datetime.date(2002, 1, 1), verbose_name='geldig van')),
                        ('geldig_tot', models.DateField(blank=True, null=True, verbose_name='geldig tot en met')),
                        ('versie', models.PositiveIntegerField(default=1, editable=False)),
                        ('naam', models.CharField(max_length=80)),
                        ('doelen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('begeleiding', 'begeleiding naar werk'), ('aanmelding', 'aanmelding en intake'), ('inkomen', 'recht op een uitkering'), ('controle', 'controle van verplichtingen'), ('bemiddeling', 'bemiddelen naar een vacature'), ('klantvraag', 'vraag van de klant beantwoorden')], max_length=15), help_text='Waarvoor dit systeem in een dossier mag kijken.', size=None, verbose_name='doelen')),
                        ('per_minuut', models.PositiveIntegerField(default=300, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10000)], verbose_name='verzoeken per minuut')),
                        ('contact', models.EmailField(max_length=254, verbose_name='e-mailadres van de beheerder van dit systeem')),
                        ('client', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='allauth_idp_oidc.client')),
                        ('partner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='keten.ketenpartner')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='keten.systeem')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Uitdienstlijst',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('soort', models.CharField(choices=[('vertrokken', 'wie er weg is'), ('aanwezig', 'wie er nog werkt')], max_length=10)),
                        ('op', models.DateTimeField(default=django.utils.timezone.now)),
                        ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.ketenpartner')),
                    ],
                    options={
                        'verbose_name': 'lijst van vertrokken medewerkers',
                        'verbose_name_plural': 'lijsten van vertrokken medewerkers',
                    },
                ),
                migrations.CreateModel(
                    name='Uitdienst',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('heropend_op', models.DateTimeField(blank=True, null=True)),
                        ('heropend_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keten.medewerker')),
                        ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uitdienst', to='keten.medewerker')),
                        ('lijst', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mensen', to='keten.uitdienstlijst')),
                    ],
                    options={
                        'verbose_name': 'gesloten account',
                        'verbose_name_plural': 'gesloten accounts',
                        'constraints': [models.UniqueConstraint(fields=('lijst', 'medewerker'), name='keten_uitdienst_een_keer'), models.CheckConstraint(condition=models.Q(models.Q(('heropend_door__isnull', True), ('heropend_op__isnull', True)), models.Q(('heropend_door__isnull', False), ('heropend_op__isnull', False)), _connector='OR'), name='keten_uitdienst_heropend')],
                    },
                ),
                migrations.AlterField(
                    model_name='gebruiker',
                    name='buitenrol',
                    field=models.CharField(blank=True, choices=[('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school'), ('gast', 'gast van een andere dienst'), ('inspecteur', 'inspecteur'), ('extern', 'medewerker van een externe partner')], max_length=20, verbose_name='rol buiten de keten'),
                ),
                migrations.AlterField(
                    model_name='medewerker',
                    name='rollen',
                    field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('medisch_adviseur', 'medisch adviseur'), ('auditor', 'auditor'), ('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school'), ('gast', 'gast van een andere dienst'), ('inspecteur', 'inspecteur'), ('extern', 'medewerker van een externe partner')], max_length=20), default=list, size=None),
                ),
                migrations.AlterField(
                    model_name='medewerkerevent',
                    name='rollen',
                    field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('medisch_adviseur', 'medisch adviseur'), ('auditor', 'auditor'), ('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school'), ('gast', 'gast van een andere dienst'), ('inspecteur', 'inspecteur'), ('extern', 'medewerker van een externe partner')], max_length=20), default=list, size=None),
                ),
            ],
        ),
        migrations.CreateModel(
            name='Medewerkerlocatie',
            fields=[
            ],
            options={
                'verbose_name': 'locatie van een medewerker',
                'verbose_name_plural': 'locaties van medewerkers',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('keten.medewerker_locaties',),
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='medewerkerlocatie',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_medewerkerlocatieevent" ("id", "locatie_id", "medewerker_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."locatie_id", NEW."medewerker_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='fbff9fd07f09023dad257f7a37b9ce776f80d042', operation='INSERT', pgid='pgtrigger_insert_insert_7ff9d', table='keten_medewerker_locaties', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='medewerkerlocatie',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_medewerkerlocatieevent" ("id", "locatie_id", "medewerker_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."locatie_id", OLD."medewerker_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='ad8e689ac695cdbb08e713c742ca1a156a22e697', operation='DELETE', pgid='pgtrigger_delete_delete_f79c6', table='keten_medewerker_locaties', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanmeldbron',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_aanmeldbronevent" ("actief", "adres", "claim_einde", "claim_locaties", "claim_rollen", "client", "code", "domeinen", "geldig_tot", "geldig_van", "groep", "id", "leidend", "maakt_accounts", "naam", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scopes", "versie") VALUES (NEW."actief", NEW."adres", NEW."claim_einde", NEW."claim_locaties", NEW."claim_rollen", NEW."client", NEW."code", NEW."domeinen", NEW."geldig_tot", NEW."geldig_van", NEW."groep", NEW."id", NEW."leidend", NEW."maakt_accounts", NEW."naam", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scopes", NEW."versie"); RETURN NULL;', hash='5d4053a18537391a3b20b6a106ff4066bd91bc78', operation='INSERT', pgid='pgtrigger_insert_insert_99af0', table='keten_aanmeldbron', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanmeldbron',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."actief" IS DISTINCT FROM (NEW."actief") OR OLD."adres" IS DISTINCT FROM (NEW."adres") OR OLD."claim_einde" IS DISTINCT FROM (NEW."claim_einde") OR OLD."claim_locaties" IS DISTINCT FROM (NEW."claim_locaties") OR OLD."claim_rollen" IS DISTINCT FROM (NEW."claim_rollen") OR OLD."client" IS DISTINCT FROM (NEW."client") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."domeinen" IS DISTINCT FROM (NEW."domeinen") OR OLD."geldig_tot" IS DISTINCT FROM (NEW."geldig_tot") OR OLD."geldig_van" IS DISTINCT FROM (NEW."geldig_van") OR OLD."groep" IS DISTINCT FROM (NEW."groep") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."leidend" IS DISTINCT FROM (NEW."leidend") OR OLD."maakt_accounts" IS DISTINCT FROM (NEW."maakt_accounts") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."partner_id" IS DISTINCT FROM (NEW."partner_id") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."versie" IS DISTINCT FROM (NEW."versie"))', func='INSERT INTO "keten_aanmeldbronevent" ("actief", "adres", "claim_einde", "claim_locaties", "claim_rollen", "client", "code", "domeinen", "geldig_tot", "geldig_van", "groep", "id", "leidend", "maakt_accounts", "naam", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scopes", "versie") VALUES (NEW."actief", NEW."adres", NEW."claim_einde", NEW."claim_locaties", NEW."claim_rollen", NEW."client", NEW."code", NEW."domeinen", NEW."geldig_tot", NEW."geldig_van", NEW."groep", NEW."id", NEW."leidend", NEW."maakt_accounts", NEW."naam", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scopes", NEW."versie"); RETURN NULL;', hash='e64f5d081ff2c77e0cddde70b73120e5609ced9e', operation='UPDATE', pgid='pgtrigger_update_update_f6514', table='keten_aanmeldbron', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanmeldbron',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_aanmeldbronevent" ("actief", "adres", "claim_einde", "claim_locaties", "claim_rollen", "client", "code", "domeinen", "geldig_tot", "geldig_van", "groep", "id", "leidend", "maakt_accounts", "naam", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scopes", "versie") VALUES (OLD."actief", OLD."adres", OLD."claim_einde", OLD."claim_locaties", OLD."claim_rollen", OLD."client", OLD."code", OLD."domeinen", OLD."geldig_tot", OLD."geldig_van", OLD."groep", OLD."id", OLD."leidend", OLD."maakt_accounts", OLD."naam", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scopes", OLD."versie"); RETURN NULL;', hash='3c0da3ac95a8ea6e93136ace17ed58fd7a4a3b97', operation='DELETE', pgid='pgtrigger_delete_delete_3c04d', table='keten_aanmeldbron', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanmeldbronevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='15c2dcdbc138136cfbf91498ca3497a2c3491db8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f4d28', table='keten_aanmeldbronevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='externepartner',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_externepartnerevent" ("actief", "contactpersoon", "email", "email_domein", "id", "naam", "overeenkomst_tot", "overeenkomst_van", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "telefoon", "voorbeeld") VALUES (NEW."actief", NEW."contactpersoon", NEW."email", NEW."email_domein", NEW."id", NEW."naam", NEW."overeenkomst_tot", NEW."overeenkomst_van", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."soort", NEW."telefoon", NEW."voorbeeld"); RETURN NULL;', hash='1c65c312097a8e90a4b6b7306805700e95218dc1', operation='INSERT', pgid='pgtrigger_insert_insert_20bb4', table='keten_externepartner', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='externepartner',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_externepartnerevent" ("actief", "contactpersoon", "email", "email_domein", "id", "naam", "overeenkomst_tot", "overeenkomst_van", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "telefoon", "voorbeeld") VALUES (NEW."actief", NEW."contactpersoon", NEW."email", NEW."email_domein", NEW."id", NEW."naam", NEW."overeenkomst_tot", NEW."overeenkomst_van", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."soort", NEW."telefoon", NEW."voorbeeld"); RETURN NULL;', hash='274e601d80e2ba77240f71308ba695ab4c09192f', operation='UPDATE', pgid='pgtrigger_update_update_13514', table='keten_externepartner', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='externepartner',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_externepartnerevent" ("actief", "contactpersoon", "email", "email_domein", "id", "naam", "overeenkomst_tot", "overeenkomst_van", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "telefoon", "voorbeeld") VALUES (OLD."actief", OLD."contactpersoon", OLD."email", OLD."email_domein", OLD."id", OLD."naam", OLD."overeenkomst_tot", OLD."overeenkomst_van", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."soort", OLD."telefoon", OLD."voorbeeld"); RETURN NULL;', hash='0b5eec0bab7b43cde694b94dde099b1c65f4cef8', operation='DELETE', pgid='pgtrigger_delete_delete_7d0fd', table='keten_externepartner', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='externepartnerevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='21cbe9f381061f2f0eb7200e7162be5660307db2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a403d', table='keten_externepartnerevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='invoerbestand',
                    trigger=pgtrigger.compiler.Trigger(name='invoerbestand_blijft', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='6ef84bd0a76d6036d085100c1dbae7181ad685d7', operation='DELETE', pgid='pgtrigger_invoerbestand_blijft_7b9c1', table='keten_invoerbestand', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='medewerkerlocatieevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dfbe329bdca2f2687eb0f687abf25aad9a378f22', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e1523', table='keten_medewerkerlocatieevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanspreekpuntevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='70c8ba213abf9645c4f6441718ce7f1ce8a3d421', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_783b5', table='keten_aanspreekpuntevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanspreekpunt',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_aanspreekpuntevent" ("geldig_tot", "geldig_van", "id", "locatie_id", "medewerker_id", "onderwerp_id", "opmerking", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervanger_id", "voorbeeld") VALUES (NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."locatie_id", NEW."medewerker_id", NEW."onderwerp_id", NEW."opmerking", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."versie", NEW."vervanger_id", NEW."voorbeeld"); RETURN NULL;', hash='de5f372e53ac6fffd6ac1286ac7fc4701f4a46d6', operation='INSERT', pgid='pgtrigger_insert_insert_4352b', table='keten_aanspreekpunt', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanspreekpunt',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_aanspreekpuntevent" ("geldig_tot", "geldig_van", "id", "locatie_id", "medewerker_id", "onderwerp_id", "opmerking", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervanger_id", "voorbeeld") VALUES (NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."locatie_id", NEW."medewerker_id", NEW."onderwerp_id", NEW."opmerking", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."versie", NEW."vervanger_id", NEW."voorbeeld"); RETURN NULL;', hash='de523097c0f47bf430f72e1605ceba417c4ca91a', operation='UPDATE', pgid='pgtrigger_update_update_6f110', table='keten_aanspreekpunt', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanspreekpunt',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_aanspreekpuntevent" ("geldig_tot", "geldig_van", "id", "locatie_id", "medewerker_id", "onderwerp_id", "opmerking", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervanger_id", "voorbeeld") VALUES (OLD."geldig_tot", OLD."geldig_van", OLD."id", OLD."locatie_id", OLD."medewerker_id", OLD."onderwerp_id", OLD."opmerking", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."versie", OLD."vervanger_id", OLD."voorbeeld"); RETURN NULL;', hash='e824c183d2909dbad8f16b22df4de3159ab44996', operation='DELETE', pgid='pgtrigger_delete_delete_df29b', table='keten_aanspreekpunt', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='partneraccount',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_partneraccountevent" ("functie", "gebruiker_id", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "van") VALUES (NEW."functie", NEW."gebruiker_id", NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tot", NEW."van"); RETURN NULL;', hash='98ebe3884305776a738ce2e7fc936d838050dc38', operation='INSERT', pgid='pgtrigger_insert_insert_1c5d1', table='keten_partneraccount', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='partneraccount',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_partneraccountevent" ("functie", "gebruiker_id", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "van") VALUES (NEW."functie", NEW."gebruiker_id", NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tot", NEW."van"); RETURN NULL;', hash='246c5c153b673063cfc74a772db283766bcb2391', operation='UPDATE', pgid='pgtrigger_update_update_e4947', table='keten_partneraccount', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='partneraccount',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_partneraccountevent" ("functie", "gebruiker_id", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "van") VALUES (OLD."functie", OLD."gebruiker_id", OLD."id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."tot", OLD."van"); RETURN NULL;', hash='b77ecb93b62aea61561d95e9ca7080fa070c64cf', operation='DELETE', pgid='pgtrigger_delete_delete_bea3b', table='keten_partneraccount', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='partneraccountevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='25c15685ebe2dc3bc482a5cbcba286a30ee9963f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a3ae0', table='keten_partneraccountevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='rolafbeelding',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_rolafbeeldingevent" ("bron_id", "claim", "id", "locatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol", "versie", "waarde") VALUES (NEW."bron_id", NEW."claim", NEW."id", NEW."locatie_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rol", NEW."versie", NEW."waarde"); RETURN NULL;', hash='8f96968a0e8183b796434d5856fcbbe086cb2bc8', operation='INSERT', pgid='pgtrigger_insert_insert_d04c2', table='keten_rolafbeelding', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='rolafbeelding',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_rolafbeeldingevent" ("bron_id", "claim", "id", "locatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol", "versie", "waarde") VALUES (NEW."bron_id", NEW."claim", NEW."id", NEW."locatie_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rol", NEW."versie", NEW."waarde"); RETURN NULL;', hash='88ead8deb165cb517b79757c669f83859fe4fbe4', operation='UPDATE', pgid='pgtrigger_update_update_d128d', table='keten_rolafbeelding', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='rolafbeelding',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_rolafbeeldingevent" ("bron_id", "claim", "id", "locatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol", "versie", "waarde") VALUES (OLD."bron_id", OLD."claim", OLD."id", OLD."locatie_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rol", OLD."versie", OLD."waarde"); RETURN NULL;', hash='ea2ff2f69bc09fd4194596609bea1c3fc9bf2f6d', operation='DELETE', pgid='pgtrigger_delete_delete_280c8', table='keten_rolafbeelding', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='rolafbeeldingevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6d0e1f0aba40712ff0afbece1545268be6959864', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_33199', table='keten_rolafbeeldingevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='systeem',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_systeemevent" ("client_id", "contact", "doelen", "geldig_tot", "geldig_van", "id", "naam", "partner_id", "per_minuut", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie") VALUES (NEW."client_id", NEW."contact", NEW."doelen", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."naam", NEW."partner_id", NEW."per_minuut", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."versie"); RETURN NULL;', hash='b00b735e35bb7f4b36ab2280166d8dce8f47a03e', operation='INSERT', pgid='pgtrigger_insert_insert_9e18d', table='keten_systeem', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='systeem',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "keten_systeemevent" ("client_id", "contact", "doelen", "geldig_tot", "geldig_van", "id", "naam", "partner_id", "per_minuut", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie") VALUES (NEW."client_id", NEW."contact", NEW."doelen", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."naam", NEW."partner_id", NEW."per_minuut", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."versie"); RETURN NULL;', hash='e2b3e9be879afcd7ba93a9207c1f29536cbe76de', operation='UPDATE', pgid='pgtrigger_update_update_04dac', table='keten_systeem', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='systeem',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_systeemevent" ("client_id", "contact", "doelen", "geldig_tot", "geldig_van", "id", "naam", "partner_id", "per_minuut", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie") VALUES (OLD."client_id", OLD."contact", OLD."doelen", OLD."geldig_tot", OLD."geldig_van", OLD."id", OLD."naam", OLD."partner_id", OLD."per_minuut", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."versie"); RETURN NULL;', hash='cee1f9363c87d4b5e18919aadbc96693d25a55ae', operation='DELETE', pgid='pgtrigger_delete_delete_cc027', table='keten_systeem', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='abonnementevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='96ab24622c19cd1559d0f0f025311fbe66737472', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d2b25', table='keten_abonnementevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='abonnement',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_abonnementevent" ("adres", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "soorten", "stand", "systeem_id", "versie", "voorbeeld") VALUES (NEW."adres", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reden", NEW."soorten", NEW."stand", NEW."systeem_id", NEW."versie", NEW."voorbeeld"); RETURN NULL;', hash='7a4ccc62a8d13440601bac152b838bbb525bffc3', operation='INSERT', pgid='pgtrigger_insert_insert_85fc3', table='keten_abonnement', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='abonnement',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."adres" IS DISTINCT FROM (NEW."adres") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."reden" IS DISTINCT FROM (NEW."reden") OR OLD."soorten" IS DISTINCT FROM (NEW."soorten") OR OLD."stand" IS DISTINCT FROM (NEW."stand") OR OLD."systeem_id" IS DISTINCT FROM (NEW."systeem_id") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."voorbeeld" IS DISTINCT FROM (NEW."voorbeeld"))', func='INSERT INTO "keten_abonnementevent" ("adres", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "soorten", "stand", "systeem_id", "versie", "voorbeeld") VALUES (NEW."adres", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reden", NEW."soorten", NEW."stand", NEW."systeem_id", NEW."versie", NEW."voorbeeld"); RETURN NULL;', hash='0982bf2e0cdbf7a757d6ca9a24b17208c021b5a5', operation='UPDATE', pgid='pgtrigger_update_update_7d5d5', table='keten_abonnement', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='abonnement',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "keten_abonnementevent" ("adres", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "soorten", "stand", "systeem_id", "versie", "voorbeeld") VALUES (OLD."adres", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reden", OLD."soorten", OLD."stand", OLD."systeem_id", OLD."versie", OLD."voorbeeld"); RETURN NULL;', hash='076b670e8149ae2114c67a7e2f11516892f1cfd1', operation='DELETE', pgid='pgtrigger_delete_delete_b4890', table='keten_abonnement', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='systeemevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fc977ca165b7cc15f4467c6f8906b48341c0a71f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_03ec4', table='keten_systeemevent', when='BEFORE')),
                ),
            ],
        ),
    ]
