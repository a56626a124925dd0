"""All settings of the portal; each comes from the environment (see docs/operations.md).

Without DATABASE_URL and REDIS_URL the portal uses the PostgreSQL and Redis that it starts itself
(`lwi_portal.diensten`); a development machine therefore needs no settings at all.
"""

from datetime import timedelta
from pathlib import Path

import django
import django_stubs_ext
import environ
import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF

from lwi_portal.diensten import adressen, sleutels
from lwi_portal.logboek import LOGGING as LOGGING

django_stubs_ext.monkeypatch()  # lets ModelForm[Klant] stand in class statements

BASE_DIR = Path(__file__).resolve().parent.parent
VERSIE = "0.1.0"
env = environ.Env()

PRODUCTIE = env.bool("LWI_PRODUCTIE", default=False)
DEBUG = env.bool("LWI_DEBUG", default=not PRODUCTIE)
DEMO = env.bool("LWI_DEMO", default=False)

_sleutels = sleutels(env, verplicht=PRODUCTIE)
SECRET_KEY = _sleutels.geheim
BSN_SLEUTELS = _sleutels.bsn  # newest first; older keys can still be read
BSN_ZOEKSLEUTEL = _sleutels.bsn_zoek

ALLOWED_HOSTS = env.list("LWI_HOSTS", default=[] if PRODUCTIE else ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("LWI_ORIGINS", default=[])

INSTALLED_APPS = [
    "lwi_portal",
    "landkaart",
    "handhaving",
    "diagnose",
    "werkgevers",
    "klanten",
    "keten",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.idp.oidc",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "lucide",
    "pgtrigger",
    "pghistory",
    "phonenumber_field",
    "rest_framework",
]

MIDDLEWARE = [
    "lwi_portal.logboek.Toegang",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "keten.middleware.Kladden",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "keten.middleware.Aanmeldbronnen",
    "keten.middleware.Medewerkerschap",
    "klanten.middleware.Taal",
    "keten.middleware.GeenNul",
    "keten.middleware.Geschiedenis",
    "keten.middleware.Rechten",
    "keten.middleware.Fouten",
    "klanten.middleware.RedenVragen",
]

ROOT_URLCONF = "lwi_portal.urls"
WSGI_APPLICATION = "lwi_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "keten.context.portaal",
            ],
            "builtins": ["keten.templatetags.componenten"],
        },
    }
]
FORM_RENDERER = "keten.formulieren.Weergave"

# --- data -----------------------------------------------------------------------------------------

_adressen = adressen(env)
_verbinding = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": {**env.db_url_config(_adressen.database), **_verbinding}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _adressen.cache}}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())  # one working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

MEDIA_ROOT = env.path("LWI_DOCUMENTEN", default=str(BASE_DIR / ".lwi" / "documenten"))()
# Where files of partners' systems lie, in `in` and `uit`; empty: the weekly exchange is off.
UITWISSELMAP = env("LWI_UITWISSELMAP", default="")
DOCUMENT_MAX_MB = env.int("LWI_DOCUMENT_MAX_MB", default=10)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "assets" / "verzameld"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "assets" / "dist"]

PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_APPEND_ONLY = True  # the database refuses to rewrite history

# --- background work ------------------------------------------------------------------------------

CELERY_BROKER_URL = _adressen.broker
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True  # a killed worker's task is done again; every task may run twice
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = env.int("LWI_TAAK_MAX_SECONDEN", default=3600)
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE = {
    "jaarplannen-bewaken": {
        "task": "landkaart.tasks.bewaak_jaarplannen",
        "schedule": crontab(hour="5", minute="10"),
    },
    "auditgroepen-wissen": {
        "task": "handhaving.tasks.wis_auditgroepen",
        "schedule": crontab(hour="2", minute="40"),
    },
    "steekproeven-trekken": {
        "task": "handhaving.tasks.trek_steekproeven",
        "schedule": crontab(hour="2", minute="25"),
    },
    "herdiagnoses-plannen": {
        "task": "diagnose.tasks.plan_herdiagnoses",
        "schedule": crontab(hour="2", minute="15"),
    },
    "kantelpunten-plannen": {
        "task": "diagnose.tasks.plan_kantelpunten",
        "schedule": crontab(hour="2", minute="20"),
    },
    "kansen-schatten": {
        "task": "diagnose.tasks.schat_kansen",
        "schedule": crontab(day_of_month="1", hour="3", minute="20"),
    },
    "stappen-van-work-first": {
        "task": "diagnose.tasks.plan_werkfirststappen",
        "schedule": crontab(hour="2", minute="30"),
    },
    "voortgangschecks-plannen": {
        "task": "diagnose.tasks.plan_voortgangschecks",
        "schedule": crontab(hour="2", minute="18"),
    },
    "overdrachten-van-jongerenloket": {
        "task": "diagnose.tasks.plan_overdrachten_jongeren",
        "schedule": crontab(hour="2", minute="25"),
    },
    "signalen-zoeken": {
        "task": "handhaving.tasks.zoek_signalen",
        "schedule": crontab(hour="2", minute="40"),
    },
    "invoerbestanden-opruimen": {
        "task": "keten.tasks.ruim_invoer_op",
        "schedule": crontab(hour="3", minute="10"),
    },
    "invoer-hervatten": {
        "task": "keten.tasks.hervat_invoer",
        "schedule": timedelta(minutes=10),
    },
    "uitkeringen-bijwerken": {
        "task": "klanten.tasks.werk_uitkeringen_bij",
        "schedule": crontab(hour="0", minute="10"),
    },
    "partnerverwijzingen-bewaken": {
        "task": "klanten.tasks.bewaak_partnerverwijzingen",
        "schedule": crontab(hour="5", minute="20"),
    },
    "overkomsten-melden": {
        "task": "klanten.tasks.meld_overkomsten",
        "schedule": crontab(hour="1", minute="30"),
    },
    "volledigheid-herstellen": {
        "task": "klanten.tasks.herstel_volledigheid",
        "schedule": crontab(hour="1", minute="45"),
    },
    "api-opruimen": {
        "task": "keten.tasks.ruim_api_op",
        "schedule": crontab(hour="3", minute="15"),
    },
    "kladden-opruimen": {
        "task": "keten.tasks.ruim_kladden_op",
        "schedule": crontab(hour="3", minute="5"),
    },
    "bronsessies-opruimen": {
        "task": "keten.tasks.ruim_bronsessies_op",
        "schedule": crontab(hour="3", minute="5"),
    },
    "zendingen-versturen": {
        "task": "klanten.tasks.verstuur_wachtende",
        "schedule": timedelta(minutes=1),
    },
    "zendingen-navragen": {
        "task": "klanten.tasks.vraag_zendingen_na",
        "schedule": timedelta(minutes=10),
    },
    "zoekperiodes-aflopen": {
        "task": "klanten.tasks.loop_zoekperiodes_af",
        "schedule": crontab(hour="0", minute="20"),
    },
    "afspraken-herinneren": {
        "task": "klanten.tasks.herinner_aan_afspraken",
        "schedule": crontab(hour="10", minute="0"),
    },
    "bewaartermijnen-bijhouden": {
        "task": "klanten.tasks.houd_bewaartermijnen_bij",
        "schedule": crontab(hour="4", minute="20"),
    },
    "beschikbaarheid-vragen": {
        "task": "werkgevers.tasks.vraag_beschikbaarheid",
        "schedule": crontab(hour="2", minute="35"),
    },
    "cijfers-berekenen": {
        "task": "landkaart.tasks.bereken_cijfers",
        "schedule": crontab(hour="4", minute="10"),
    },
    "klanten-peilen": {
        "task": "landkaart.tasks.vraag_klanten",
        "schedule": crontab(hour="3", minute="40"),
    },
    "tevredenheid-vragen": {
        "task": "werkgevers.tasks.vraag_tevredenheid",
        "schedule": crontab(minute="35"),
    },
    "plaatsingen-volgen": {
        "task": "werkgevers.tasks.volg_plaatsingen",
        "schedule": crontab(hour="2", minute="45"),
    },
    "vacatures-vers-houden": {
        "task": "werkgevers.tasks.houd_vacatures_vers",
        "schedule": crontab(hour="1", minute="15"),
    },
    "experimenten-loten": {
        "task": "landkaart.tasks.loot_voor_experimenten",
        "schedule": crontab(hour="1", minute="50"),
    },
    "notificaties-bezorgen": {
        "task": "keten.tasks.bezorg_wachtende_notificaties",
        "schedule": timedelta(minutes=1),
    },
    "notificaties-opruimen": {
        "task": "keten.tasks.ruim_notificaties_op",
        "schedule": crontab(hour="3", minute="15"),
    },
    "systemen-uitwisselen": {
        "task": "klanten.tasks.wissel_uit",
        "schedule": crontab(day_of_week="1", hour="4", minute="45"),
    },
    "hartslag": {"task": "keten.tasks.hartslag", "schedule": timedelta(seconds=30)},
}

# --- people ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "keten.Gebruiker"
AUTHENTICATION_BACKENDS = ["keten.aanmelding.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "keten:start"
ACCOUNT_ADAPTER = "keten.aanmelding.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the organisation, there is no sign-up
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "keten.wachtwoordlink.Kenmerk"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("LWI_PROXIES", default=1 if PRODUCTIE else 0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the organisation gives the address; nobody signs up with somebody else's
MFA_TOTP_ISSUER = "LWI-portaal"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTIE
TWEEDE_FACTOR_VERPLICHT = env.bool("LWI_TWEEDE_FACTOR_VERPLICHT", default=PRODUCTIE)
TWEEDE_FACTOR_KLANT = env.bool("LWI_TWEEDE_FACTOR_KLANT", default=PRODUCTIE)
ACCOUNT_RATE_LIMITS = {
    "activeren": "20/10m/ip,8/h/key",
    "activeringsmail": "5/h/key",
    "meenemen": "6/h/user",
    "uitlogbericht": "60/10m/ip",  # only those that were refused count
}
# Providers for people outside the chain; those of partners, for their staff, are data (keten.aanbieders).
OIDC_AANBIEDERS = [
    aanbieder
    for aanbieder in (
        {
            "code": "inloggen",
            "groep": "klanten",
            "naam": env("LWI_OIDC_NAAM", default="DigiD"),
            "adres": env("LWI_OIDC_URL", default=""),
            "client": env("LWI_OIDC_CLIENT", default=""),
            "geheim": env("LWI_OIDC_GEHEIM", default=""),
        },
        {
            "code": "werkgever",
            "groep": "werkgevers",
            "naam": env("LWI_OIDC_WERKGEVER_NAAM", default="eHerkenning"),
            "adres": env("LWI_OIDC_WERKGEVER_URL", default=""),
            "client": env("LWI_OIDC_WERKGEVER_CLIENT", default=""),
            "geheim": env("LWI_OIDC_WERKGEVER_GEHEIM", default=""),
        },
    )
    if aanbieder["adres"]
]
SOCIALACCOUNT_ADAPTER = "keten.oidc.Adapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid"]}}
AANMELDEN_NETTEN = env.list("LWI_AANMELDEN_NETTEN", default=[] if PRODUCTIE else ["127.0.0.0/8", "::1/128"])
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("LWI_AFZENDER", default="LWI-portaal <noreply@lwi.example>")

# --- mail and sms to clients ----------------------------------------------------------------------

PORTAAL_ADRES = env("LWI_ADRES", default=next(iter(CSRF_TRUSTED_ORIGINS), "http://localhost:8000"))
NOTIFY_ADRES = env("LWI_NOTIFY_ADRES", default="https://api.notifynl.nl")
NOTIFY_SLEUTEL = env("LWI_NOTIFY_SLEUTEL", default="")
NOTIFY_SJABLONEN = env.json("LWI_NOTIFY_SJABLONEN", default={})  # "email", "sms:en" … → id of a template
KANALEN = {
    "email": env("LWI_KANAAL_EMAIL", default="smtp"),
    "sms": env("LWI_KANAAL_SMS", default="notify" if NOTIFY_SLEUTEL else ""),
}
TERUGMELDING_SLEUTEL = env("LWI_TERUGMELDING_SLEUTEL", default="")

# --- API for systems of partners ------------------------------------------------------------------

IDP_OIDC_ADAPTER = "keten.api.sleutels.Adapter"
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = int(timedelta(minutes=15).total_seconds())
IDP_OIDC_REFRESH_TOKEN_EXPIRES_IN = int(timedelta(hours=10).total_seconds())  # one working day
IDP_OIDC_ROTATE_REFRESH_TOKEN = False  # a new one would get ten hours of its own, and never end
IDP_OIDC_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "keten.api.beschrijving.Beschrijver",
    "COERCE_DECIMAL_TO_STRING": False,
    "NUM_PROXIES": ALLAUTH_TRUSTED_PROXY_COUNT,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "API van het LWI-portaal",
    "DESCRIPTION": (
        "Voor systemen van ketenpartners. Zie docs/api.md voor sleutels, doelen en het opslaan van gegevens."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": [],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "SERVERS": [{"url": f"{PORTAAL_ADRES}/api/v1"}],
    "CAMELIZE_NAMES": True,
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
    "ENUM_NAME_OVERRIDES": {
        "ActiviteitSoort": "diagnose.models.Soort",
        "AfspraakSoort": "klanten.models.Afspraak.Soort",
        "AfspraakStand": "klanten.models.Afspraak.Stand",
        "CompetentieBron": "klanten.models.KlantCompetentie.Bron",
        "CompetentieNiveau": "klanten.models.KlantCompetentie.Niveau",
        "ContactmomentKanaal": "klanten.models.Contactmoment.Kanaal",
        "Diplomabron": "klanten.models.Opleiding.Diplomabron",
        "DiagnoseZoekgedrag": "diagnose.models.Diagnose.Zoekgedrag",
        "DocumentSoort": "klanten.models.Document.Soort",
        "GebeurtenisSoort": "klanten.models.Gebeurtenis.Soort",
        "OpleidingNiveau": "klanten.models.Opleiding.Niveau",
        "OverdrachtStand": "klanten.models.Overdracht.Stand",
        "OverdrachtWijze": "klanten.models.Overdracht.Wijze",
        "Route": "klanten.models.Clientbeeld.Route",
        "RouteZoekbeeld": "diagnose.models.Zoekbeeld",
        "SollicitatieWijze": "klanten.models.Sollicitatie.Wijze",
        "TaakSoort": "klanten.models.Taak.Soort",
        "UitstroomSoort": "klanten.models.Uitstroom.Soort",
        "VacatureSoort": "werkgevers.models.Vacature.Soort",
        "VacatureStand": "werkgevers.models.Vacature.Stand",
        "VacatureUitkomst": "werkgevers.models.Vacature.Uitkomst",
        "VacatureeisSoort": "werkgevers.models.Vacatureeis.Soort",
        "VoordrachtStand": "werkgevers.models.Voordracht.Stand",
        "WerkgeverscontactKanaal": "werkgevers.models.Werkgeverscontact.Kanaal",
        "WerkgeverscontactStand": "werkgevers.models.Werkgeverscontact.Stand",
        "WerkgeversvraagKanaal": "werkgevers.models.Werkgeversvraag.Kanaal",
        "WerkgeversvraagSoort": "werkgevers.models.Werkgeversvraag.Soort",
        "WerkgeversvraagStand": "werkgevers.models.Werkgeversvraag.Stand",
    },
    "CONTACT": {"name": "Beheer van het LWI-portaal", "url": PORTAAL_ADRES, "email": "beheer@lwi.example"},
    "LICENSE": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "drf_spectacular.contrib.djangorestframework_camel_case.camelize_serializer_fields",
        "keten.api.beschrijving.vul_aan",
    ],
}

# --- notifications to systems of partners ---------------------------------------------------------

OIN = env("LWI_OIN", default="00000000000000000000")  # the sender's number in the government's register
NOTIFICATIES_ALLEEN_HTTPS = env.bool("LWI_NOTIFICATIES_ALLEEN_HTTPS", default=PRODUCTIE)
NOTIFICATIES_NETTEN = env.list(
    "LWI_NOTIFICATIES_NETTEN", default=[] if PRODUCTIE else ["127.0.0.0/8", "::1/128"]
)
NOTIFICATIES_SECONDEN_VERBINDEN = 5
NOTIFICATIES_SECONDEN_ANTWOORD = 10
NOTIFICATIES_BEWAREN_DAGEN = env.int("LWI_NOTIFICATIES_BEWAREN_DAGEN", default=30)

# --- safety ---------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],  # keten.middleware adds identity providers where their buttons are
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTIE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "keten.views.fouten.csrf_mislukt"
SECURE_SSL_REDIRECT = PRODUCTIE
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTIE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTIE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTIE else None
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]  # the proxy's health check comes over plain HTTP
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- language and time ----------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [
    BASE_DIR / "lwi_portal" / "locale",  # ours go before those of packages
    Path(django.__file__).parent / "conf" / "locale",  # and a form speaks as Django does, not as a package
]
FORMAT_MODULE_PATH = ["lwi_portal.opmaak"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
PHONENUMBER_DEFAULT_REGION = "NL"
SILENCED_SYSTEM_CHECKS: list[str] = []
