"""Django settings. What differs between installations comes from GUIJU_HOME and these environment variables.

GUIJU_DATABASE_URL  postgresql://user:password@host:port/name?… (default: SQLite in GUIJU_HOME)
GUIJU_KEY           the master key, if it is not to lie in GUIJU_HOME/key (see ``kernel.keeping.master``)
GUIJU_KEY_COMMAND   a command that unwraps the master key (a KMS, an SM4 device; see there)
GUIJU_SIGNATURE     sm2 for new keys that sign heads (default: ed25519)
GUIJU_TIMESTAMP     address of a time-stamping authority (RFC 3161) that heads are sent to
GUIJU_HOSTS         comma-separated host names served (default: this machine only)
GUIJU_DEBUG         1 for developers
GUIJU_HTTPS         1 behind TLS: secure cookies and HSTS (with GUIJU_PROXIES: it is the proxy that speaks TLS)
GUIJU_SENDER        class that sends citizens their codes (``kernel.keeping.sending``; default: console and file)
GUIJU_PROXIES       how many proxies of one's own stand before this server, each adding to X-Forwarded-For (default: 0)
GUIJU_FACTOR_FROM   the day (2026-12-31) from which who must have a second factor works with it only (default: at once)
GUIJU_OIDC_ISSUER   the issuer by which people may sign on (OpenID Connect), with GUIJU_OIDC_CLIENT and GUIJU_OIDC_SECRET
GUIJU_OIDC_FACTOR   what its tokens say where it has asked for a second factor: amr=mfa, acr=urn:… (default: nothing does)
GUIJU_CAS_SERVER    the CAS server by which people may sign on
GUIJU_CAS_FACTOR    1 if that server asks everybody for a second factor
GUIJU_METRICS       the token that /metrics asks of whoever is not on this machine (default: nobody else)
"""

import os
from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.functional import SimpleLazyObject

from guiju import environment
from guiju.home import home

for _name in environment.CHOICES:  # all of them, before anything is done
    environment.chosen(_name)
DEBUG = environment.chosen("GUIJU_DEBUG") == "1"


def _secret() -> str:
    """Of the key that stays: whoever has signed in stays so when the others are changed."""
    from guiju.kernel.keeping import vault

    return vault.key_for("django").hex()


# Asked for when it is used: before `guiju setup` there is no key that it could be derived from.
SECRET_KEY = SimpleLazyObject(_secret)
ALLOWED_HOSTS = [host for host in os.environ.get("GUIJU_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]
HTTPS = environment.chosen("GUIJU_HTTPS") == "1"


def database(url: str | None) -> dict[str, Any]:
    """Django's description of the database at ``url``; SQLite in GUIJU_HOME without one."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home() / "guiju.sqlite3",
            # While one is open its journal stays: on a full disk, where none could be made, reading goes on.
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                # A writer takes its lock when it begins: two clerks on one matter queue instead of failing half-way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                # What is erased is overwritten in the file, not only unlinked (secure_delete).
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
                ),
            },
        }
    if not url.startswith(("postgresql://", "postgres://")):
        raise environment.NotUnderstood(
            "GUIJU_DATABASE_URL 应当是 postgresql://用户:口令@主机:端口/库，不设的用 SQLite"
        )
    if find_spec("psycopg") is None:
        raise environment.NotUnderstood(
            "GUIJU_DATABASE_URL 指向 PostgreSQL，须先安装其驱动：pip install '.[postgresql]'"
        )
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,  # a server that was restarted meanwhile costs no request
    }


DATABASES = {"default": database(os.environ.get("GUIJU_DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks_db",
    "guiju.kernel",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "guiju.figures",
    "guiju.registers.governance",
    "guiju.registers.services",
    "guiju.registers.rulemaking",
    "guiju.registers.decisions",
    "guiju.registers.enforcement",
    "guiju.registers.oversight",
    "guiju.registers.disputes",
    "guiju.registers.legal_services",
    "guiju.registers.education",
    "guiju.registers.care",
    "guiju.registers.statistics",
    "guiju.reports",
    "guiju.asking",
    "guiju.web",
    "guiju.portal",
]
MIDDLEWARE = [
    "guiju.kernel.offices.origins.BehindProxies",
    "guiju.serving.journal.Journal",
    "guiju.serving.answers.Answers",
    "guiju.serving.watching.Watched",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guiju.web.headers.ContentSecurityPolicy",
    "guiju.web.legible.Legible",
    "guiju.web.freshness.FreshLaw",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "guiju.serving.bodies.Bodies",
    "guiju.web.sessions.Renewed",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "guiju.urls"
WSGI_APPLICATION = "guiju.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "guiju.web.machine_clock.told",
            ],
        },
    }
]

AUTH_USER_MODEL = "kernel.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "guiju.kernel.offices.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "guiju.kernel.offices.passwords.OfSeveralKinds"},
    {"NAME": "guiju.kernel.offices.passwords.WithoutNames"},
    {"NAME": "guiju.kernel.offices.passwords.NotUsedBefore"},
]
# Second factors: our pages and acts, allauth's rows, codes and signatures (docs/decisions/0027-second-factors.md).
MFA_ADAPTER = "guiju.kernel.keeping.second_factors.Sealing"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "规矩"
FACTOR_FROM = environment.day("GUIJU_FACTOR_FROM")
OIDC_ISSUER = os.environ.get("GUIJU_OIDC_ISSUER", "")
OIDC_CLIENT = os.environ.get("GUIJU_OIDC_CLIENT", "")
OIDC_SECRET = os.environ.get("GUIJU_OIDC_SECRET", "")
OIDC_FACTOR = os.environ.get("GUIJU_OIDC_FACTOR", "")
CAS_SERVER_URL = f"{server.rstrip(chr(47))}/" if (server := os.environ.get("GUIJU_CAS_SERVER")) else ""
CAS_VERSION = "3"
CAS_FACTOR = environment.chosen("GUIJU_CAS_FACTOR") == "1"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "my_work"
LOGOUT_REDIRECT_URL = "sign_in"
SESSION_ENGINE = "guiju.kernel.offices.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DOOR_SENDER = os.environ.get("GUIJU_SENDER", "guiju.kernel.keeping.sending.ToConsoleAndFile")

# The server: who asks for whom, what it takes in, what it tells of itself.
PROXIES = environment.whole("GUIJU_PROXIES")
CSRF_TRUSTED_ORIGINS = [f"https://{host.replace('.', '*.', 1) if host[0] == '.' else host}" for host in ALLOWED_HOSTS]
CSRF_FAILURE_VIEW = "guiju.web.typed.refused"
PASSWORD_HASHERS = ["guiju.kernel.offices.hashing.FewAtOnce"]
METRICS_TOKEN = os.environ.get("GUIJU_METRICS", "")
LARGEST_BODY = 300 * 1024 * 1024
STRANGERS_BODY = 256 * 1024
"""What whoever has not come in may send; a form of the portal is some kilobytes."""
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "guiju.serving.journal.Lines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {
        "guiju": {"level": "INFO"},
        # It tells whom and what it saw, in full; the answer is kept elsewhere.
        "django": {"handlers": [], "level": "ERROR"},
    },
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = None  # served from where they lie: nothing to collect, nothing to forget after an update
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
