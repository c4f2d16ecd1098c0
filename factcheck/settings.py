"""All settings, read from the environment; a missing or wrong one stops the start with its name.

`FACTCHECK_ENV` is `production` unless it says otherwise, so that a server never runs with the
development defaults by oversight. `docs/settings.md` lists every variable.
"""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from factcheck.database.engines.configuring import database_at
from factcheck.database.replicas.configuring import replicas_at
from factcheck.http.caches.configuring import cache_at
from factcheck.http.logs import formatter_of
from factcheck.http.metrics.configuring import networks
from factcheck.mail.configuring import mail_at

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent

FACTCHECK_ENV: str = env.str("FACTCHECK_ENV", "production")
if FACTCHECK_ENV not in {"development", "production", "test"}:
    raise ImproperlyConfigured(f"FACTCHECK_ENV must be development, production or test, not {FACTCHECK_ENV!r}.")
PRODUCTION = FACTCHECK_ENV == "production"

_REQUIRED = {
    "SECRET_KEY": "signs sessions: 50 random characters or more, kept secret",
    "SITE_URL": "the address that links and feeds name, such as https://facts.example",
    "ALLOWED_HOSTS": "the host names that are answered, with commas between",
    "DATABASE_URL": "such as postgres://user:password@host:5432/name",
}


def _missing() -> dict[str, str]:
    found = {name: about for name, about in _REQUIRED.items() if PRODUCTION and not os.environ.get(name)}
    signs = os.environ.get("CHECKPOINT_KEY_FILE") or os.environ.get("CHECKPOINT_MIRRORS")
    if signs and not os.environ.get("CHECKPOINT_FILE"):
        found["CHECKPOINT_FILE"] = "checkpoints that are signed and not kept prove nothing"
    return found


def _refuse_missing() -> None:
    """Name all that is missing at once: whoever sets the site up should not meet them one by one."""
    if listed := "\n".join(f"  {name}: {about}" for name, about in _missing().items()):
        raise ImproperlyConfigured(
            f"These environment variables are needed and not set:\n{listed}\n"
            "docs/settings.md lists all settings, with an example."
        )


_refuse_missing()


def _required_in_production(name: str, default: str) -> str:
    # Not by django-environ: it takes a value that begins with $ for another variable's name.
    return os.environ.get(name) or default


SECRET_KEY = _required_in_production("SECRET_KEY", get_random_secret_key())
DEBUG = env.bool("DEBUG", False)
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DEBUG shows drafts and secrets in error pages: it can't be on in production.")

SITE_NAME: str = env.str("SITE_NAME", "Factcheck")
# The one address that canonical links, feeds and exports name, whatever host a request came to.
SITE_URL = _required_in_production("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = _required_in_production("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
# Nobody publishes alone what they edited.
FACTCHECK_FOUR_EYES: bool = env.bool("FACTCHECK_FOUR_EYES", True)
FACTCHECK_SEMANTIC: bool = env.bool("FACTCHECK_SEMANTIC", True)
# An approval stands while the edits since insert and delete fewer characters than this.
FACTCHECK_APPROVAL_TOLERATES: int = env.int("FACTCHECK_APPROVAL_TOLERATES", 0)
# How long an account is no second pair of eyes for whoever made it or set its password.
FACTCHECK_ACCOUNT_PROBATION_DAYS: int = env.int("FACTCHECK_ACCOUNT_PROBATION_DAYS", 7)
# Outside of the database and its backups: what was erased, so that a restored backup can be told again.
REDACTIONS_FILE: str = env.str("REDACTIONS_FILE", "")
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "factcheck",
    "factcheck.publishing",
    "factcheck.meaning",
    "factcheck.transparency",
    "factcheck.editing",
    "factcheck.merging",
    "factcheck.redaction",
    "factcheck.workflow",
    "factcheck.copies",
    "factcheck.policies",
    "factcheck.inbox",
    "factcheck.images",
    "sources",
    "factcheck.media",
    "claims",
    "factcheck.following",
    "factcheck.importing",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "corsheaders",
    "django_tasks_db",
    "factcheck.desk.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    # After those whose pages at the desk it takes away.
    "factcheck.accounts",
]

MIDDLEWARE = [
    "factcheck.http.health.HealthMiddleware",
    "factcheck.http.security_policy.SecurityPolicyMiddleware",
    "factcheck.redaction.middleware.ReplayedMiddleware",
    "factcheck.http.caches.middleware.SharedCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "factcheck.http.compression.CompressionMiddleware",
    "factcheck.http.conditional.ConditionalMiddleware",
    "factcheck.language.localisation.LanguageMiddleware",
    "factcheck.http.mirrors.MirrorMiddleware",
    "factcheck.http.requests.bodies.RequestSizeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "factcheck.http.requests.methods.MethodsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "factcheck.accounts.preferences.language.DeskLanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "factcheck.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "factcheck.public.reading_errors.ReadingErrorMiddleware",
    "factcheck.desk.pages.damaged.DamagedIndexMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # In a wheel this folder does not exist: the templates lie inside the package `factcheck`.
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "factcheck.http.unindented.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "factcheck.context_processors.site",
            ],
        },
    },
]


# In seconds. A database that is away is noticed after the first, one that has fallen silent after the second; whoever
# wants to write while others do waits for the third.
DATABASE_CONNECT_TIMEOUT: int = env.int("DATABASE_CONNECT_TIMEOUT", 2)
DATABASE_ANSWER_TIMEOUT: int = env.int("DATABASE_ANSWER_TIMEOUT", 5)
DATABASE_WRITE_TIMEOUT: int = env.int("DATABASE_WRITE_TIMEOUT", 60)
DATABASES = {
    "default": database_at(
        _required_in_production("DATABASE_URL", f"sqlite:///{Path.cwd() / 'factcheck.sqlite3'}"),
        connect_timeout=DATABASE_CONNECT_TIMEOUT,
        write_timeout=DATABASE_WRITE_TIMEOUT,
    )
}
# Replicas that answer readers, and for how many seconds one may be behind before the primary is asked instead.
DATABASE_REPLICA_MAX_LAG: float = env.float("DATABASE_REPLICA_MAX_LAG", 5)
DATABASE_REPLICAS = replicas_at(
    env.list("DATABASE_REPLICA_URLS", default=[]),
    DATABASES["default"],
    connect_timeout=DATABASE_CONNECT_TIMEOUT,
    max_lag=DATABASE_REPLICA_MAX_LAG,
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Only what signs reads the key: the worker, or `manage.py checkpoint` run by cron.
CHECKPOINT_KEY_FILE: str = env.str("CHECKPOINT_KEY_FILE", "")
CHECKPOINT_FILE: str = env.str("CHECKPOINT_FILE", "")
CHECKPOINT_MIRRORS: list[str] = env.list("CHECKPOINT_MIRRORS", default=[])

# Under which licence the data may be taken along: its name, such as CC-BY-4.0, and where it is read.
DATA_LICENCE: str = env.str("DATA_LICENCE", "")
DATA_LICENCE_URL: str = env.str("DATA_LICENCE_URL", "")
# Where `manage.py dump` puts dumps, from where they are served; and how many of the latest are kept, 0 for all.
DUMP_DIR: str = env.str("DUMP_DIR", "")
DUMP_KEEP: int = env.int("DUMP_KEEP", 7)
# Of a mirror, the address of the site that it is a copy of.
MIRROR_OF: str = env.str("MIRROR_OF", "").rstrip("/")
# The key by which its checkpoints must be signed, in the form that verifiers take; empty: by the one that it serves.
MIRROR_KEY: str = env.str("MIRROR_KEY", "").strip()
# How much memory each process takes for answers that it keeps; 0 leaves every answer to Django.
KEPT_ANSWERS_MEGABYTES: int = env.int("KEPT_ANSWERS_MEGABYTES", 64)
# For how many seconds a shared cache that is told of publications may keep answers; 0 names nothing to it. And where it
# is told, how, and with which headers, such as a key: `Name: value`, with commas between.
SHARED_CACHE_SECONDS: int = env.int("SHARED_CACHE_SECONDS", 0)
PURGE_URL: str = env.str("PURGE_URL", "")
PURGE_METHOD: str = env.str("PURGE_METHOD", "POST")
PURGE_HEADERS: list[str] = env.list("PURGE_HEADERS", default=[])
for _address in ("DATA_LICENCE_URL", "MIRROR_OF", "PURGE_URL"):
    if vars()[_address] and not vars()[_address].startswith(("https://", "http://")):
        raise ImproperlyConfigured(f"{_address} must begin with https:// or http://.")
if SHARED_CACHE_SECONDS > 0 and not PURGE_URL:
    raise ImproperlyConfigured("SHARED_CACHE_SECONDS needs PURGE_URL: what was withdrawn would stay in shared caches.")
# Who may ask for /metrics, without a proxy between.
METRICS_FROM = networks(env.list("METRICS_FROM", default=[]))
# How many may wait for changes at once, in each process: each keeps one of its threads.
CHANGES_WAITING: int = env.int("CHANGES_WAITING", 3)

# `manage.py db_worker` does what is asked for here.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}Validator"}
    for name in ("UserAttributeSimilarity", "MinimumLength", "CommonPassword", "NumericPassword")
]
AUTHENTICATION_BACKENDS = ["factcheck.accounts.backends.StaffBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "account_login"
FACTCHECK_REQUIRE_MFA: bool = env.bool("FACTCHECK_REQUIRE_MFA", PRODUCTION)
# How many proxies stand before this server, each adding the address it was called from to X-Forwarded-For.
TRUSTED_PROXIES: int = env.int("TRUSTED_PROXIES", 0)
# How many messages one address may write to the desk: in ten minutes, in a day.
MESSAGE_LIMITS: str = env.str("MESSAGE_LIMITS", "5/10m/ip,30/d/ip")
# How often one address of the network may ask for letters, and how often they may be asked for one e-mail address.
FOLLOW_LIMITS: str = env.str("FOLLOW_LIMITS", "10/10m/ip,40/d/ip,6/d/key")
# How many texts, or sentences of a text, one address may have compared with the claims in a minute.
MATCH_LIMIT: int = env.int("MATCH_LIMIT", 600)
# How long the addresses for an answer are kept once their messages are closed.
REPLY_ADDRESS_DAYS: int = env.int("REPLY_ADDRESS_DAYS", 90)
CSRF_FAILURE_VIEW = "factcheck.public.error_pages.unverified"

# Without it no mail is sent.
EMAIL_URL: str = env.str("EMAIL_URL", "")
vars().update(mail_at(EMAIL_URL or "dummymail://"))
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", "factcheck@localhost")
# Whether readers may follow by e-mail; only where mail is sent, and never on a mirror, which nobody writes to.
FACTCHECK_FOLLOW_BY_MAIL: bool = env.bool("FACTCHECK_FOLLOW_BY_MAIL", True) and bool(EMAIL_URL) and not MIRROR_OF

ACCOUNT_ADAPTER = "factcheck.accounts.adapter.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/5m/ip,5/5m/key",
    "reset_password": "10/10m/ip,3/h/key",
    "message": MESSAGE_LIMITS,
    "follow": FOLLOW_LIMITS,
}
MFA_ADAPTER = "factcheck.accounts.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# Browsers take passkeys on http://localhost; the library that checks them must be told to.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_FORMS = {
    "add_webauthn": "factcheck.accounts.forms.AddPasskeyForm",
    "authenticate_webauthn": "factcheck.accounts.forms.AuthenticatePasskeyForm",
    "reauthenticate_webauthn": "factcheck.accounts.forms.ReauthenticatePasskeyForm",
}
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1

# All processes must count failed sign-ins together: in the database, or in Redis where there is one.
REDIS_URL: str = env.str("REDIS_URL", "")
CACHES = {"default": cache_at(REDIS_URL)}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("fr", "français"),
    ("ru", "русский"),
    ("ar", "العربية"),
    ("hy", "հայերեն"),
    ("az", "azərbaycanca"),
]
LOCALE_PATHS = [BASE_DIR / "factcheck" / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# With its slash, or else it would be taken to lie under the language of a page.
STATIC_URL = "/static/"
# Collected files bear a hash of their bytes in their names, so that browsers keep them for good, and lie compressed
# beside themselves. In development files are served from where they lie.
STATIC_COLLECTED: bool = env.bool("STATIC_COLLECTED", PRODUCTION)
STATIC_ROOT: str | None = env.str("STATIC_ROOT", str(BASE_DIR / "staticfiles")) if STATIC_COLLECTED else None
WHITENOISE_USE_FINDERS = not STATIC_COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A claim with many utterances is one long form: Django's 1,000 fields would refuse it.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# The text of a source has up to two million characters, of up to four bytes each.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
# A form with a capture that is added by hand, of at most 20 MB.
UPLOAD_MAX_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE + 20_000_000
SECURE_PROXY_SSL_HEADER: tuple[str, str] | None = None
if PRODUCTION:
    if env.bool("BEHIND_TLS_PROXY", False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000)
    # They bind other sites of the domain, and for good once browsers have it in their lists: whoever runs it decides.
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", False)
    SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", False)
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

CORS_URLS_REGEX = r"^/(?:api/|v1alpha1/|\$discovery/|reconcile(?:/|$))"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS", "POST"]
CORS_ALLOW_HEADERS = [
    *("accept", "content-type", "if-none-match", "if-modified-since", "accept-datetime"),
    # What Google's clients send along.
    *("x-goog-api-client", "x-goog-api-key", "x-http-method-override"),
]
CORS_EXPOSE_HEADERS = [
    *("ETag", "Last-Modified", "Link", "Memento-Datetime", "Retry-After"),
    *("Accept-Ranges", "Content-Range", "Factcheck-Mirror-Of", "Factcheck-Stale"),
]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "factcheck.api.schema.ApiSchema",
    "EXCEPTION_HANDLER": "factcheck.http.problems.problem_response",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": f"{SITE_NAME} API",
    "DESCRIPTION": (
        "Claims, who puts them forward, who contests them, where that is reported, and what reviews found: the same "
        "facts as on the pages. Read only, without a key, open to every origin. A list holds the published entries; "
        "a record's address holds its published document, byte for byte. Documents link to pages by paths without "
        "a host. Every error is a problem document (RFC 9457)."
    ),
    "VERSION": "1.0.0",
    "LICENSE": {"name": DATA_LICENCE, **({"url": DATA_LICENCE_URL} if DATA_LICENCE_URL else {})}
    if DATA_LICENCE
    else {},
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": ["factcheck.api.schema.name_vocabularies", "factcheck.api.schema.drop_read_only"],
    "SORT_OPERATIONS": False,
    "SORT_OPERATION_PARAMETERS": False,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"default": {"()": formatter_of(env.str("LOG_FORMAT", "line"))}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "default"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
