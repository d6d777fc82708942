"""Second factors: whether this record asks for one, whether a person has one, and taking them away.

Comes in: a record, a person's user. Goes out: yes or no. The setting is in the record's log, so that it cannot be switched
off unseen; the factors themselves are django-allauth's.
"""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy

from onrecord.store import Record
from onrecord.web.accounts import encrypting

SETTING = "setting second-factor"
_KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def required(record: Record) -> bool:
    """Unless the log says otherwise, everybody needs one."""
    needed = True
    for entry in record.log.entries(about=SETTING):
        after = entry.told().get("after")
        needed = not isinstance(after, dict) or after.get("required") is not False
    return needed


def require(record: Record, needed: bool, why: str) -> bool:
    """Whether that is a change."""
    before = required(record)
    if before != needed:
        record.log.write("settings", SETTING, {"required": before}, {"required": needed}, why)
    return before != needed


def has(user: User) -> bool:
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=_KINDS).exists())


def kinds(user: User) -> list[str]:
    return sorted(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))


def take_away(user: User) -> list[str]:
    """All of them; of which kinds they were."""
    had = kinds(user)
    Authenticator.objects.filter(user_id=user.pk).delete()
    return had


class Adapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("The code is wrong."),
        "cannot_delete_authenticator": gettext_lazy(
            "This record asks for a second factor: set up another one first."
        ),
    }

    def get_totp_issuer(self) -> str:
        return f"onrecord {context.request.get_host()}"

    def encrypt(self, text: str) -> str:
        return encrypting.encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encrypting.plain(encrypted_text)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=_KINDS)
        return others.exclude(pk=authenticator.pk).exists() or not required(context.request.record)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        n = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {n + 1}"
