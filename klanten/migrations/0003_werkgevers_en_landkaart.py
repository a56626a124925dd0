from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('klanten', '0002_dossier_voluit'),
    ]

    operations = [
        migrations.AlterField(
            model_name='gebeurtenis',
            name='soort',
            field=models.CharField(choices=[('aanmelding', 'aanmelding'), ('identiteit', 'identiteit'), ('intake', 'intake'), ('gegevens', 'gegevens'), ('uitkering', 'uitkering'), ('belemmering', 'belemmering'), ('routering', 'routering'), ('diagnose', 'diagnose'), ('werkplan', 'werkplan'), ('contactpersoon', 'contactpersoon'), ('contact', 'contact'), ('bericht', 'bericht'), ('afspraak', 'afspraak'), ('taak', 'taak'), ('document', 'document'), ('herdiagnose', 'herdiagnose'), ('overdracht', 'overdracht'), ('overleg', 'overleg'), ('verwijzing', 'verwijzing'), ('overkomst', 'overkomst'), ('aanvraag', 'aanvraag'), ('voorlichting', 'voorlichting'), ('sollicitatie', 'sollicitatie'), ('groep', 'groepsbijeenkomst'), ('stimulans', 'beloning of maatregel'), ('uitstroom', 'uitstroom en nazorg'), ('team', 'team'), ('incident', 'incident'), ('privacy', 'privacy'), ('bemiddeling', 'vacature of plaatsing')], max_length=15),
        ),
        migrations.AlterField(
            model_name='inzage',
            name='doel',
            field=models.CharField(choices=[('begeleiding', 'begeleiding naar werk'), ('aanmelding', 'aanmelding en intake'), ('inkomen', 'recht op een uitkering'), ('controle', 'controle van verplichtingen'), ('bemiddeling', 'bemiddelen naar een vacature'), ('klantvraag', 'vraag van de klant beantwoorden'), ('waarneming', 'waarnemen voor een collega'), ('eigen', 'eigen dossier')], max_length=15),
        ),
        migrations.AlterField(
            model_name='processtap',
            name='rol',
            field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO')], max_length=20, verbose_name='wie doet dit'),
        ),
        migrations.AlterField(
            model_name='processtapevent',
            name='rol',
            field=models.CharField(choices=[('intaker', 'intaker'), ('werkcoach', 'werkcoach'), ('inkomensconsulent', 'inkomensconsulent'), ('handhaver', 'handhaver'), ('accountmanager', 'accountmanager'), ('matchmaker', 'matchmaker'), ('mt_lid', 'MT-lid'), ('ketenaanjager', 'ketenaanjager'), ('beheerder', 'beheerder'), ('teamleider', 'teamleider'), ('kcc', 'medewerker klantcontactcentrum'), ('meldpunt', 'medewerker Meldpunt Werk'), ('rmc', 'RMC-medewerker'), ('privacycontact', 'privacycontact'), ('ako', 'medewerker AKO')], max_length=20, verbose_name='wie doet dit'),
        ),
        migrations.AlterField(
            model_name='taak',
            name='soort',
            field=models.CharField(choices=[('algemeen', 'taak'), ('identiteit', 'identiteit'), ('intake', 'intake'), ('contact', 'contact'), ('bericht', 'bericht'), ('werkplan', 'werkplan'), ('herdiagnose', 'herdiagnose'), ('overdracht', 'overdracht'), ('overleg', 'overleg'), ('overkomst', 'overkomst'), ('aanvraag', 'aanvraag'), ('verzoek', 'verzoek van de klant'), ('vraag', 'vraag van de klant'), ('rekening', 'nieuw rekeningnummer'), ('backoffice', 'verzoek aan de backoffice'), ('jongeren', 'jongerenloket'), ('nazorg', 'nazorg'), ('privacy', 'privacy'), ('team', 'nieuwe klant voor het team'), ('werkgever', 'werkgever'), ('vacature', 'vacature'), ('kandidaat', 'kandidaat voor een vacature'), ('landkaart', 'Landkaart')], default='algemeen', max_length=15),
        ),
    ]
