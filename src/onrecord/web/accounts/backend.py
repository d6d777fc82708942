"""A name and a password → a person, where both are right and the account is in use.

Django's own backend hashes a password for unknown names too, so that the time tells nothing.
"""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend


class Accounts(ModelBackend):
    """Without permissions of Django's: who may do what is in the record's accounts."""

    def has_perm(self, *args: object, **kwargs: object) -> bool:
        return False
