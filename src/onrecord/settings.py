"""What a person may set outside the command line: where the record, its raw bytes, backups and the added places lie, and limits.

Comes in: the option as given and the environment. Goes out: an address or a path. Nothing is opened here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from onrecord.address import Address, address_of

RECORD_NAME = "onrecord.db"
RECORD_VARIABLE = "ONRECORD_DB"
RAW_ENDING = ".raw"
INDEX_ENDING = ".index"
FEEDS_ENDING = ".feeds"
RAW_VARIABLE = "ONRECORD_RAW"
BACKUPS_ENDING = ".backups"
BACKUPS_VARIABLE = "ONRECORD_BACKUPS"
PLACES_NAME = "places.sqlite"
PLACES_VARIABLE = "ONRECORD_PLACES"
KEY_NAME = "signing-key.pem"
KEY_VARIABLE = "ONRECORD_KEY"
FETCH_VARIABLE = "ONRECORD_FETCH"
SECONDS_VARIABLE = "ONRECORD_READ_SECONDS"
READ_SECONDS = 60
"""For one report of a file that is taken apart. The slowest honest page measured takes two."""
MEGABYTES_VARIABLE = "ONRECORD_READ_MB"
READ_MEGABYTES = 1500
"""Memory of the process that takes files apart."""
LEAST_MEGABYTES = 300
"""With every library loaded it takes 230 before it has read anything."""
SECRETS_ENDING = ".secrets-key"
SECRETS_VARIABLE = "ONRECORD_SECRETS_KEY"
SECRETS_CREDENTIAL = "onrecord-secrets-key"
"""The name under which systemd hands it over (LoadCredential=)."""


def record_address(given: str | None, env: Mapping[str, str]) -> Address:
    """`--db` where given, else ONRECORD_DB, else onrecord.db in the working folder; empty is not given."""
    return address_of(given or env.get(RECORD_VARIABLE) or RECORD_NAME)


def fetch_is_off(env: Mapping[str, str]) -> bool:
    """Whether an administrator has said that no web page is fetched, whoever asks for it."""
    return env.get(FETCH_VARIABLE, "").strip().lower() in ("off", "no", "0", "false")


def read_seconds(env: Mapping[str, str]) -> int:
    """How long a report of a page, document or archive may take to be read. Raises ValueError, with words, where it is no number."""
    return _whole_number(SECONDS_VARIABLE, READ_SECONDS, 1, env)


def read_megabytes(env: Mapping[str, str]) -> int:
    """How much memory the process that reads pages, documents and archives may take."""
    return _whole_number(MEGABYTES_VARIABLE, READ_MEGABYTES, LEAST_MEGABYTES, env)


def _whole_number(variable: str, usual: int, least: int, env: Mapping[str, str]) -> int:
    given = env.get(variable, "").strip()
    if not given:
        return usual
    if not re.fullmatch(r"[0-9]{1,7}", given) or int(given) < least:
        raise ValueError(f"{variable} is '{given[:20]}', which is no whole number from {least} to 9999999")
    return int(given)


def key_path(env: Mapping[str, str]) -> Path:
    """The private key that signs heads of logs: ONRECORD_KEY, else in onrecord/ of the user's data folder (XDG_DATA_HOME)."""
    if named := env.get(KEY_VARIABLE):
        return Path(named).expanduser()
    return _data_folder(env) / KEY_NAME


def places_path(env: Mapping[str, str]) -> Path:
    """The file of added places: in the folder ONRECORD_PLACES, else in onrecord/ of the user's data folder (XDG_DATA_HOME)."""
    if named := env.get(PLACES_VARIABLE):
        return Path(named).expanduser() / PLACES_NAME
    return _data_folder(env) / PLACES_NAME


def raw_folder(record: Address, env: Mapping[str, str]) -> Path:
    """Where the raw bytes of a record's reports lie: beside its file, as `onrecord.db.raw`.

    For a server: in the folder ONRECORD_RAW, else in onrecord/raw/ of the user's data folder, under the name of the database.
    """
    if isinstance(record, Path):
        return record.with_name(record.name + RAW_ENDING)
    base = Path(named).expanduser() if (named := env.get(RAW_VARIABLE)) else _data_folder(env) / "raw"
    return base / _database_of(record)


def backup_folder(record: Address, env: Mapping[str, str]) -> Path:
    """Where the pages put backups of a record: in the folder ONRECORD_BACKUPS, else beside its file, as `onrecord.db.backups`.

    For a server: else in onrecord/backups/ of the user's data folder, under the name of the database.
    """
    if named := env.get(BACKUPS_VARIABLE):
        return Path(named).expanduser()
    if isinstance(record, Path):
        return record.absolute().with_name(record.name + BACKUPS_ENDING)
    return _data_folder(env) / "backups" / _database_of(record)


def _database_of(record: Address) -> str:
    """The name of a server's database, as a name of a folder."""
    name = str(record).partition("://")[2].partition("?")[0].partition("/")[2]
    return re.sub(r"[^\w.-]", "_", name).lstrip(".") or "onrecord"


def index_path(record: Address, env: Mapping[str, str]) -> Path:
    """Where the index for finding lies (finding/): beside a record's file, as `onrecord.db.index`; for a server beside its raw bytes."""
    return _beside(record, env, INDEX_ENDING)


def feeds_path(record: Address, env: Mapping[str, str]) -> Path:
    """Where it lies what was seen of feeds (watching/): beside a record's file, as `onrecord.db.feeds`; for a server beside its raw bytes."""
    return _beside(record, env, FEEDS_ENDING)


def secrets_key_path(record: Address, env: Mapping[str, str]) -> Path:
    """The key that second factors are encrypted with: ONRECORD_SECRETS_KEY, else a credential of systemd's, else beside a record's file,
    as `onrecord.db.secrets-key`; for a server beside its raw bytes."""
    if named := env.get(SECRETS_VARIABLE):
        return Path(named).expanduser()
    if folder := env.get("CREDENTIALS_DIRECTORY"):
        handed = Path(folder) / SECRETS_CREDENTIAL
        if handed.exists():
            return handed
    return _beside(record, env, SECRETS_ENDING)


def _beside(record: Address, env: Mapping[str, str], ending: str) -> Path:
    if isinstance(record, Path):
        return record.with_name(record.name + ending)
    folder = raw_folder(record, env)
    return folder.with_name(folder.name + ending)


def _data_folder(env: Mapping[str, str]) -> Path:
    base = env.get("XDG_DATA_HOME")
    return (Path(base) if base else Path("~/.local/share").expanduser()) / "onrecord"
