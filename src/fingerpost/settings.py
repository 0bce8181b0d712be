"""Django's settings, in one file, from the environment. docs/settings.md lists each variable."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE


def flag(name: str, default: bool) -> bool:
    """A yes-or-no variable: 1, true, yes and on mean yes."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


HOME = Path(os.environ.get("FINGERPOST_HOME", "var")).absolute()
"""Where the database, the search index, uploads and the secret key live; one folder to back up."""

INSTALLED_PACKS = HOME / "packs"
"""The packs that ``fingerpost setup --pack`` has installed, a line each; FINGERPOST_PACK goes before them."""


def packs() -> list[str]:
    """The packs of the environment, else those that were installed, else the home field's; the first is the site's first field."""
    kept = INSTALLED_PACKS.read_text(encoding="utf-8").split("\n") if INSTALLED_PACKS.is_file() else []
    named = os.environ.get("FINGERPOST_PACK", "").split(",")
    said = [name.strip() for name in named if name.strip()] or [name.strip() for name in kept if name.strip()]
    return said or ["machine-learning-uk"]


PACK = ",".join(packs())
"""What the site reads with: one pack, or several with commas between them, one for each of its fields."""

DEBUG = flag("FINGERPOST_DEBUG", False)
ADDRESS = os.environ.get("FINGERPOST_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
"""The site's public address, as canonical links, feeds and letters give it."""

CLOSED_DAYS = int(os.environ.get("FINGERPOST_CLOSED_DAYS", "30"))
"""Days for which a closed job's page answers as before; after them it answers 410, and people can still read it."""

KEPT_FIGURES = int(os.environ.get("FINGERPOST_KEPT_FIGURES", "5000"))
"""Figures of pay that visitors may keep at addresses of their own; none is deleted to make room for another."""


def secret_key() -> str:
    """The key of the environment, or one made at the first start and kept in HOME, readable by its owner alone."""
    if key := os.environ.get("FINGERPOST_SECRET_KEY"):
        return key
    path = HOME / "secret-key"
    if not path.is_file():
        HOME.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("FINGERPOST_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [ADDRESS]

INSTALLED_APPS = [
    "fingerpost.site",
    "fingerpost.store",
    "fingerpost.intake",
    "fingerpost.work",
    "fingerpost.alerts",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads each answer by chance, so that its size tells nothing of what is secret
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "fingerpost.site.policy.EditorsPolicy",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "fingerpost.urls"
WSGI_APPLICATION = "fingerpost.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{HOME / 'fingerpost.sqlite3'}", conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Write-ahead logging lets readers go on while one writes; a writer waits its turn instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INDEX = HOME / "index"
"""The folder of the embedded search index: a cache, rebuilt from the store by ``fingerpost index``."""

TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "runs": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
"""Wagtail's own small tasks are done at once; ours wait in the database for the worker (``fingerpost.work``)."""

PRIVATE_HOSTS = [host for host in os.environ.get("FINGERPOST_PRIVATE_HOSTS", "").split(",") if host]
"""Hosts and ports of one's own network that sources may be read from; every other private address is refused."""
HOST = urlsplit(ADDRESS).hostname or "localhost"
EMAIL_URL = os.environ.get("EMAIL_URL", "")
"""The mail server that letters go out by; without one they are kept as files in HOME, to be looked at."""
vars().update(dj_email_url.parse(EMAIL_URL or f"file:///{HOME / 'letters'}"))
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("FINGERPOST_FROM", f"alerts@{HOST}")
ALERTS = bool(EMAIL_URL) or HOST in {"127.0.0.1", "localhost"}
"""Whether alerts and contact forms are offered: where letters go out, or where the site is being tried."""
ALERTS_HOUR = int(os.environ.get("FINGERPOST_ALERTS_HOUR", "7"))
"""The hour of the morning, in TIME_ZONE, at which letters are due."""
ALERTS_BOUNCES = os.environ.get("FINGERPOST_BOUNCES", "")
"""The box to which letters that cannot be delivered come back; it must take box+anything@host."""

PASS_ON = [name for name in os.environ.get("FINGERPOST_PASS_ON", "").split(",") if name]
"""Sources whose adverts may go on to other boards, beside those that were written here."""
GOOGLE_KEY = os.environ.get("FINGERPOST_GOOGLE_KEY", "")
INDEXNOW_KEY = os.environ.get("FINGERPOST_INDEXNOW_KEY", "")
"""The keys by which search engines are told of pages; without them none is."""

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "fingerpost.site.styles.Gathered",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000 if not DEBUG else 0

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

WAGTAIL_SITE_NAME = "Fingerpost"
WAGTAILADMIN_BASE_URL = ADDRESS
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nobody's address is hashed and sent to a third party
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "txt", "xlsx"]

SECURE = ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = False  # a proxy in front ends TLS; it redirects
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("FINGERPOST_BEHIND_PROXY", False) else None

EDITORS = "editors"
"""The path of the editors' door."""

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": [f"/{EDITORS}/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
EDITORS_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
    "base-uri": [SELF],
}
"""What Wagtail's own pages need; set on the editors' door alone (``fingerpost.site.policy``)."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO" if DEBUG else "WARNING"},
}
