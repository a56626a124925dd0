import keten.migraties
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keten', '0004_diagnose_en_handhaving'),
        ('klanten', '0004_diagnose_en_handhaving'),
    ]

    operations = [
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name='aanvraag',
                    name='insert_insert',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='aanvraag',
                    name='update_update',
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name='aanvraag',
                    name='delete_delete',
                ),
                migrations.AddField(
                    model_name='aanvraag',
                    name='afgezien_op',
                    field=models.DateField(blank=True, null=True, verbose_name='afgezien op'),
                ),
                migrations.AddField(
                    model_name='aanvraag',
                    name='afzienreden',
                    field=models.CharField(blank=True, choices=[('werk', 'werk gevonden'), ('work_first', 'wil niet meedoen aan Work First'), ('voorwaarden', 'voldoet niet aan de voorwaarden'), ('opleiding', 'gaat een opleiding volgen'), ('anders', 'een andere reden'), ('zegt_niet', 'zegt het liever niet')], help_text='Leeg: niet gevraagd.', max_length=15, verbose_name='waarom afgezien'),
                ),
                migrations.AddField(
                    model_name='aanvraagevent',
                    name='afgezien_op',
                    field=models.DateField(blank=True, null=True, verbose_name='afgezien op'),
                ),
                migrations.AddField(
                    model_name='aanvraagevent',
                    name='afzienreden',
                    field=models.CharField(blank=True, choices=[('werk', 'werk gevonden'), ('work_first', 'wil niet meedoen aan Work First'), ('voorwaarden', 'voldoet niet aan de voorwaarden'), ('opleiding', 'gaat een opleiding volgen'), ('anders', 'een andere reden'), ('zegt_niet', 'zegt het liever niet')], help_text='Leeg: niet gevraagd.', max_length=15, verbose_name='waarom afgezien'),
                ),
                migrations.AlterField(
                    model_name='gebeurtenis',
                    name='soort',
                    field=models.CharField(choices=[('aanmelding', 'aanmelding'), ('identiteit', 'identiteit'), ('intake', 'intake'), ('gegevens', 'gegevens'), ('uitkering', 'uitkering'), ('belemmering', 'belemmering'), ('routering', 'routering'), ('diagnose', 'diagnose'), ('werkplan', 'werkplan'), ('contactpersoon', 'contactpersoon'), ('contact', 'contact'), ('bericht', 'bericht'), ('afspraak', 'afspraak'), ('taak', 'taak'), ('document', 'document'), ('herdiagnose', 'herdiagnose'), ('overdracht', 'overdracht'), ('overleg', 'overleg'), ('verwijzing', 'verwijzing'), ('overkomst', 'overkomst'), ('aanvraag', 'aanvraag'), ('voorlichting', 'voorlichting'), ('sollicitatie', 'sollicitatie'), ('groep', 'groepsbijeenkomst'), ('stimulans', 'beloning of maatregel'), ('uitstroom', 'uitstroom en nazorg'), ('team', 'team'), ('incident', 'incident'), ('privacy', 'privacy'), ('bemiddeling', 'vacature of plaatsing'), ('toets', 'toets'), ('medisch', 'medisch advies'), ('arrangement', 'arrangement'), ('handhaving', 'handhaving'), ('peiling', 'peiling'), ('experiment', 'experiment')], max_length=15),
                ),
                migrations.AlterField(
                    model_name='taak',
                    name='soort',
                    field=models.CharField(choices=[('algemeen', 'taak'), ('identiteit', 'identiteit'), ('intake', 'intake'), ('contact', 'contact'), ('bericht', 'bericht'), ('werkplan', 'werkplan'), ('herdiagnose', 'herdiagnose'), ('overdracht', 'overdracht'), ('overleg', 'overleg'), ('overkomst', 'overkomst'), ('aanvraag', 'aanvraag'), ('verzoek', 'verzoek van de klant'), ('vraag', 'vraag van de klant'), ('rekening', 'nieuw rekeningnummer'), ('backoffice', 'verzoek aan de backoffice'), ('jongeren', 'jongerenloket'), ('nazorg', 'nazorg'), ('privacy', 'privacy'), ('team', 'nieuwe klant voor het team'), ('werkgever', 'werkgever'), ('vacature', 'vacature'), ('kandidaat', 'kandidaat voor een vacature'), ('landkaart', 'Landkaart'), ('toets', 'toets'), ('medisch', 'medisch advies'), ('arrangement', 'arrangement'), ('risico', 'risicobeoordeling'), ('signaal', 'signaal'), ('controle', 'controle'), ('maatregel', 'maatregel'), ('jaarplan', 'ketenjaarplan'), ('bestuur', 'bestuur van de locatie')], default='algemeen', max_length=15),
                ),
                migrations.AddConstraint(
                    model_name='aanvraag',
                    constraint=models.CheckConstraint(condition=models.Q(('afzienreden', ''), models.Q(('afgezien_op__isnull', False), ('stand', 'afgezien')), _connector='OR'), name='klanten_aanvraag_afgezien'),
                ),
                migrations.AddConstraint(
                    model_name='aanvraag',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('afzienreden', 'anders'), _negated=True), models.Q(('reden', ''), _negated=True), _connector='OR'), name='klanten_aanvraag_anders', violation_error_message='Vul in wat de reden is.'),
                ),
            ],
        ),
        keten.migraties.Ineens(
            operaties=[
                pgtrigger.migrations.AddTrigger(
                    model_name='aanvraag',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_aanvraagevent" ("afgezien_op", "afzienreden", "bedrag", "begonnen_op", "behandeld_sinds", "beslissen_voor", "besluit_door_id", "besluit_op", "bevestigd_op", "eerste_dag", "id", "ingediend_op", "ingevuld_door_id", "intake_door_id", "klant_id", "laatste_dag", "locatie_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "regelversie_id", "regime_id", "stand", "versie", "vorm", "zoeken_tot") VALUES (NEW."afgezien_op", NEW."afzienreden", NEW."bedrag", NEW."begonnen_op", NEW."behandeld_sinds", NEW."beslissen_voor", NEW."besluit_door_id", NEW."besluit_op", NEW."bevestigd_op", NEW."eerste_dag", NEW."id", NEW."ingediend_op", NEW."ingevuld_door_id", NEW."intake_door_id", NEW."klant_id", NEW."laatste_dag", NEW."locatie_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reden", NEW."regelversie_id", NEW."regime_id", NEW."stand", NEW."versie", NEW."vorm", NEW."zoeken_tot"); RETURN NULL;', hash='5ac12dbde2a737f0ee1d1b618cdaa0960f5b1385', operation='INSERT', pgid='pgtrigger_insert_insert_7b35b', table='klanten_aanvraag', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanvraag',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."afgezien_op" IS DISTINCT FROM (NEW."afgezien_op") OR OLD."afzienreden" IS DISTINCT FROM (NEW."afzienreden") OR OLD."bedrag" IS DISTINCT FROM (NEW."bedrag") OR OLD."begonnen_op" IS DISTINCT FROM (NEW."begonnen_op") OR OLD."behandeld_sinds" IS DISTINCT FROM (NEW."behandeld_sinds") OR OLD."beslissen_voor" IS DISTINCT FROM (NEW."beslissen_voor") OR OLD."besluit_door_id" IS DISTINCT FROM (NEW."besluit_door_id") OR OLD."besluit_op" IS DISTINCT FROM (NEW."besluit_op") OR OLD."bevestigd_op" IS DISTINCT FROM (NEW."bevestigd_op") OR OLD."eerste_dag" IS DISTINCT FROM (NEW."eerste_dag") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."ingediend_op" IS DISTINCT FROM (NEW."ingediend_op") OR OLD."ingevuld_door_id" IS DISTINCT FROM (NEW."ingevuld_door_id") OR OLD."intake_door_id" IS DISTINCT FROM (NEW."intake_door_id") OR OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."laatste_dag" IS DISTINCT FROM (NEW."laatste_dag") OR OLD."locatie_id" IS DISTINCT FROM (NEW."locatie_id") OR OLD."partner_id" IS DISTINCT FROM (NEW."partner_id") OR OLD."reden" IS DISTINCT FROM (NEW."reden") OR OLD."regelversie_id" IS DISTINCT FROM (NEW."regelversie_id") OR OLD."regime_id" IS DISTINCT FROM (NEW."regime_id") OR OLD."stand" IS DISTINCT FROM (NEW."stand") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."vorm" IS DISTINCT FROM (NEW."vorm") OR OLD."zoeken_tot" IS DISTINCT FROM (NEW."zoeken_tot"))', func='INSERT INTO "klanten_aanvraagevent" ("afgezien_op", "afzienreden", "bedrag", "begonnen_op", "behandeld_sinds", "beslissen_voor", "besluit_door_id", "besluit_op", "bevestigd_op", "eerste_dag", "id", "ingediend_op", "ingevuld_door_id", "intake_door_id", "klant_id", "laatste_dag", "locatie_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "regelversie_id", "regime_id", "stand", "versie", "vorm", "zoeken_tot") VALUES (NEW."afgezien_op", NEW."afzienreden", NEW."bedrag", NEW."begonnen_op", NEW."behandeld_sinds", NEW."beslissen_voor", NEW."besluit_door_id", NEW."besluit_op", NEW."bevestigd_op", NEW."eerste_dag", NEW."id", NEW."ingediend_op", NEW."ingevuld_door_id", NEW."intake_door_id", NEW."klant_id", NEW."laatste_dag", NEW."locatie_id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reden", NEW."regelversie_id", NEW."regime_id", NEW."stand", NEW."versie", NEW."vorm", NEW."zoeken_tot"); RETURN NULL;', hash='c6f900113ee8465729455ef46872e0aa4aa76073', operation='UPDATE', pgid='pgtrigger_update_update_11571', table='klanten_aanvraag', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='aanvraag',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "klanten_aanvraagevent" ("afgezien_op", "afzienreden", "bedrag", "begonnen_op", "behandeld_sinds", "beslissen_voor", "besluit_door_id", "besluit_op", "bevestigd_op", "eerste_dag", "id", "ingediend_op", "ingevuld_door_id", "intake_door_id", "klant_id", "laatste_dag", "locatie_id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "regelversie_id", "regime_id", "stand", "versie", "vorm", "zoeken_tot") VALUES (OLD."afgezien_op", OLD."afzienreden", OLD."bedrag", OLD."begonnen_op", OLD."behandeld_sinds", OLD."beslissen_voor", OLD."besluit_door_id", OLD."besluit_op", OLD."bevestigd_op", OLD."eerste_dag", OLD."id", OLD."ingediend_op", OLD."ingevuld_door_id", OLD."intake_door_id", OLD."klant_id", OLD."laatste_dag", OLD."locatie_id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reden", OLD."regelversie_id", OLD."regime_id", OLD."stand", OLD."versie", OLD."vorm", OLD."zoeken_tot"); RETURN NULL;', hash='640e40c0c0be4b566101fee8e41fe31f591fb3b8', operation='DELETE', pgid='pgtrigger_delete_delete_f53b5', table='klanten_aanvraag', when='AFTER')),
                ),
            ],
        ),
    ]
