"""Django's settings for the pages, made in code: who may connect, over what, and for how long.

Comes in: how the record is served. Goes out: a dict of settings, or Django set up with it. The database is the record's own
and is named when the record is opened (opened.py); the key that signs cookies lies in it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SESSION_HOURS = 12
"""A session ends this long after signing in."""
IDLE_MINUTES = 60
"""A session ends after this long without a request."""
PASSWORD_LENGTH = 12
_NONE_YET = ""
"""No cookie is signed before the record is opened (opened.py): Django refuses an empty key."""
REAUTHENTICATE_S = 300
"""How long a password or code that was just given again counts, before a change of security."""
LANGUAGES = (("en", "English"), ("ar", "العربية"))
OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""This machine's own."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How a record is served. Without `accounts` it is one person's, who comes in by a link."""

    accounts: bool = True
    tls: bool = False
    """Whether browsers reach it by HTTPS: through a proxy, or with a certificate of its own."""
    proxy: bool = False
    """Whether a proxy of ours stands before it, whose word on addresses and HTTPS is taken."""
    names: tuple[str, ...] = OWN_NAMES
    """The host names under which it answers."""


def has_api() -> bool:
    """Whether the JSON API is part of this program."""
    return find_spec("onrecord.web.api") is not None


def settings_for(serving: Serving) -> dict[str, Any]:
    return _plain(serving) | _languages() | _signing_in() | _cookies(serving) | _transport(serving)


def set_up(serving: Serving) -> None:
    """Sets Django up for the pages; where it is set up already (tests), only what serving changes."""
    import django
    from django.conf import settings

    # What browsers ask for in vain is no trouble of the server's, and could fill its log; what breaks is still told.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django.security").setLevel(logging.CRITICAL)
    if not settings.configured:
        settings.configure(**settings_for(serving))
        django.setup()
        return
    if "onrecord.web.accounts" not in settings.INSTALLED_APPS:
        raise AssertionError("Django was set up for the store alone before the pages were asked for")
    for name, value in (_cookies(serving) | _transport(serving)).items():
        setattr(settings, name, value)
    settings.SERVING = serving
    settings.ALLOWED_HOSTS = list(serving.names)


def set_up_unless_done() -> None:
    """For a program that serves nothing and is to know the tables of the pages."""
    from django.conf import settings

    if not settings.configured:
        set_up(Serving())


def with_languages() -> None:
    """For a program that has a record open and no pages, and is to tell something in a language of theirs."""
    from django.conf import settings

    for name, value in _languages().items():
        setattr(settings, name, value)


def _languages() -> dict[str, Any]:
    return {
        "LANGUAGE_CODE": "en",
        "LANGUAGES": LANGUAGES,
        "LOCALE_PATHS": [HERE / "locale"],
        "FORMAT_MODULE_PATH": "onrecord.web.formats",
        "USE_I18N": True,
    }


def _plain(serving: Serving) -> dict[str, Any]:
    return {
        "SERVING": serving,
        "DEBUG": False,
        "ALLOWED_HOSTS": list(serving.names),
        "ROOT_URLCONF": "onrecord.web.urls",
        "DATABASES": {},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LANGUAGE_COOKIE_NAME": "onrecord-language",
        "LOGGING_CONFIG": None,
        "SECRET_KEY": _NONE_YET,
        "SECRETS_KEY_AT": None,
        "INSTALLED_APPS": [
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.mfa",
            "onrecord.store",
            "onrecord.web",
            "onrecord.web.accounts",
            "onrecord.web.bulletins",
            "onrecord.web.inbox",
            "onrecord.web.watched",
            "onrecord.web.jobs",
            *(["onrecord.web.api"] if has_api() else []),
        ],
        "MIDDLEWARE": [
            "onrecord.web.headers.Headers",
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "onrecord.web.bearer.Bearer",
            "onrecord.web.csrf.Csrf",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
            "onrecord.web.persons.Persons",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.messages.context_processors.messages",
                        "onrecord.web.persons.shown",
                        "onrecord.web.persons.languages",
                    ]
                },
            }
        ],
        # Of forms without their files, pasted texts among them; files are looked at by inbox/limits.py.
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 2_500_000,
        "DATA_UPLOAD_MAX_NUMBER_FILES": 200,
        "FILE_UPLOAD_HANDLERS": [
            "onrecord.web.inbox.limits.Limited",
            "django.core.files.uploadhandler.MemoryFileUploadHandler",
            "django.core.files.uploadhandler.TemporaryFileUploadHandler",
        ],
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        "FORM_RENDERER": "django.forms.renderers.DjangoTemplates",
    }


def _signing_in() -> dict[str, Any]:
    similar = "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
    length = "django.contrib.auth.password_validation.MinimumLengthValidator"
    return {
        "AUTHENTICATION_BACKENDS": ["onrecord.web.accounts.backend.Accounts"],
        # argon2-cffi's own choice of argon2id with the cost that RFC 9106 asks for where memory is short.
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": length, "OPTIONS": {"min_length": PASSWORD_LENGTH}},
            {"NAME": "onrecord.web.accounts.passwords.Guessable"},
            {"NAME": similar, "OPTIONS": {"user_attributes": ("username",)}},
        ],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/",
        "ACCOUNT_ADAPTER": "onrecord.web.accounts.adapter.Adapter",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_PRESERVE_USERNAME_CASING": True,
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "account_login",
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": REAUTHENTICATE_S,
        # Tries are counted by accounts/tries.py, in the database, for all workers together.
        "ACCOUNT_RATE_LIMITS": False,
        "MFA_ADAPTER": "onrecord.web.accounts.factors.Adapter",
        "MFA_FORMS": {
            "activate_totp": "onrecord.web.accounts.forms.SetUp",
            "authenticate": "onrecord.web.accounts.forms.Code",
            "reauthenticate": "onrecord.web.accounts.forms.CodeAgain",
        },
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_RECOVERY_CODES_SHOW_ONCE": True,
        "MFA_TOTP_ISSUER": "onrecord",
        # A clock may be half a minute off.
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_RATE_LIMITS": False,
        "MFA_WEBAUTHN_USER_VERIFICATION": "preferred",
    }


def _cookies(serving: Serving) -> dict[str, Any]:
    # A browser keeps a cookie of a name that begins with __Host- only from this very host, over HTTPS.
    before = "__Host-" if serving.tls else ""
    return {
        "SESSION_COOKIE_NAME": f"{before}onrecord-session",
        "SESSION_COOKIE_AGE": SESSION_HOURS * 3600,
        "SESSION_COOKIE_SECURE": serving.tls,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": f"{before}onrecord-csrf",
        "CSRF_COOKIE_SECURE": serving.tls,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_FAILURE_VIEW": "onrecord.web.mishaps.no_csrf",
    }


def _transport(serving: Serving) -> dict[str, Any]:
    year = 365 * 24 * 3600
    return {
        "SECURE_SSL_REDIRECT": serving.tls,
        "SECURE_HSTS_SECONDS": year if serving.tls else 0,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if serving.proxy else None,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "USE_X_FORWARDED_HOST": False,
    }
