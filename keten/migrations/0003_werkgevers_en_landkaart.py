import django.contrib.postgres.fields
import django.db.models.deletion
import keten.migraties
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keten', '0002_dossier_voluit'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                migrations.CreateModel(
                    name='Postcodegebied',
                    fields=[
                        ('cijfers', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                        ('plaats', models.CharField(max_length=80)),
                        ('gemeente', models.CharField(max_length=80)),
                        ('breedtegraad', models.DecimalField(decimal_places=4, max_digits=7)),
                        ('lengtegraad', models.DecimalField(decimal_places=4, max_digits=7)),
                    ],
                    options={
                        'verbose_name': 'postcodegebied',
                        'verbose_name_plural': 'postcodegebieden',
                        'ordering': ['cijfers'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('breedtegraad__isnull', True), ('lengtegraad__isnull', True)), models.Q(('breedtegraad__range', (50.5, 53.8)), ('lengtegraad__range', (3.0, 7.4))), _connector='OR'), name='keten_postcodegebied_plek', violation_error_message='Deze plek ligt niet in Nederland.')],
                    },
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='medewerker',
            name='keten_medewerker_rollen',
        ),
        migrations.AddField(
            model_name='locatie',
            name='benaming',
            field=models.CharField(choices=[('lwi', 'Locatie Werk en Inkomen'), ('werkplein', 'Werkplein'), ('bvg', 'Bedrijfsverzamelgebouw')], default='lwi', max_length=10),
        ),
        migrations.AddField(
            model_name='locatie',
            name='breedtegraad',
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True),
        ),
        migrations.AddField(
            model_name='locatie',
            name='grootte',
            field=models.CharField(blank=True, choices=[('klein', 'klein (tot 500 klanten)'), ('middel', 'middelgroot (500 tot 2.000 klanten)'), ('groot', 'groot (2.000 klanten of meer)')], max_length=6, verbose_name='grootteklasse'),
        ),
        migrations.AddField(
            model_name='locatie',
            name='lengtegraad',
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True),
        ),
        migrations.AddField(
            model_name='locatie',
            name='ouder',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='satellieten', to='keten.locatie', verbose_name='satelliet van'),
        ),
        migrations.AddField(
            model_name='locatie',
            name='rolverdeling',
            field=models.CharField(choices=[('apart', 'accountmanagers en matchmakers doen elk hun eigen deel'), ('samen', 'accountmanagers matchen ook, matchmakers spreken ook werkgevers'), ('iedereen', 'werkcoaches doen beide ook')], default='apart', max_length=10, verbose_name='werk voor werkgevers'),
        ),
        migrations.AlterField(
            model_name='gebruiker',
            name='buitenrol',
            field=models.CharField(blank=True, choices=[('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school'), ('gast', 'gast van een andere dienst'), ('inspecteur', 'inspecteur')], max_length=20, verbose_name='rol buiten de keten'),
        ),
        migrations.AlterField(
            model_name='medewerker',
            name='rollen',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school'), ('gast', 'gast van een andere dienst'), ('inspecteur', 'inspecteur')], max_length=20), default=list, size=None),
        ),
        migrations.AlterField(
            model_name='medewerkerevent',
            name='rollen',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO'), ('klant', 'klant'), ('werkgever', 'werkgever'), ('coach', 'coach uit het netwerk'), ('school', 'school'), ('gast', 'gast van een andere dienst'), ('inspecteur', 'inspecteur')], max_length=20), default=list, size=None),
        ),
        migrations.AlterField(
            model_name='team',
            name='soort',
            field=models.CharField(choices=[('gewoon', 'team'), ('integraal', 'integraal team'), ('jongeren', 'jongerenloket'), ('backoffice', 'backoffice'), ('werkgevers', 'werkgeversteam')], default='gewoon', max_length=12),
        ),
        migrations.AddConstraint(
            model_name='locatie',
            constraint=models.CheckConstraint(condition=models.Q(('ouder__isnull', True), models.Q(('ouder', models.F('id')), _negated=True), _connector='OR'), name='keten_locatie_ouder', violation_error_message='Een locatie is geen satelliet van zichzelf.'),
        ),
        migrations.AddConstraint(
            model_name='locatie',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('breedtegraad__isnull', True), ('lengtegraad__isnull', True)), models.Q(('breedtegraad__range', (50.5, 53.8)), ('lengtegraad__range', (3.0, 7.4))), _connector='OR'), name='keten_locatie_plek', violation_error_message='Deze plek ligt niet in Nederland.'),
        ),
        migrations.AddConstraint(
            model_name='medewerker',
            constraint=models.CheckConstraint(condition=models.Q(('rollen__contained_by', ['intaker', 'werkcoach', 'inkomensconsulent', 'handhaver', 'accountmanager', 'matchmaker', 'mt_lid', 'ketenaanjager', 'beheerder', 'teamleider', 'kcc', 'meldpunt', 'rmc', 'privacycontact', 'ako'])), name='keten_medewerker_rollen', violation_error_message='Deze rol bestaat niet voor medewerkers.'),
        ),
    ]
