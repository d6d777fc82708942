"""The forms for a code of the second factor, with tries counted and no code taken twice."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from onrecord.web.accounts import tries
from onrecord.web.accounts.adapter import wait_words
from onrecord.web.clock import now


class _Counted:
    user: Any

    def clean_code(self) -> str:
        tried = [("code", self.user.username)]
        if wait := tries.take(tried, now()):
            raise ValidationError(wait_words(wait))
        code: str = super().clean_code()  # type: ignore[misc]
        # allauth remembers used codes in each worker's own memory; another worker would take one again.
        of_the_moment = self.authenticator.type == Authenticator.Type.TOTP  # type: ignore[attr-defined]
        if of_the_moment and not tries.first(f"{self.user.pk}:{''.join(filter(str.isalnum, code))}", now()):
            raise ValidationError(_("The code was used already. Wait for the next one."))
        tries.give_back(tried, now())
        return code


class Code(_Counted, AuthenticateForm):
    """At sign-in, after the password."""


class CodeAgain(_Counted, ReauthenticateForm):
    """Before a change of security."""
