"""Reads every environment variable once, and says all that is wrong with them in one go.

``VARIABLES`` is the one list of them; ``.env.example`` documents the same names.
"""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from environs import Env, EnvValidationError, ValidationError

from project.database import Database, parse_database_url, sqlite_database
from project.local_files import prepare_folder, read_or_make_secret
from project.rates import FORM as RATE
from project.rates import Rate, parse_rate

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SHORTEST_SECRET = 50
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
YEAR = 365 * 24 * 60 * 60  # seconds
#: Enough for a link that readers press; whether mail arrives nobody can see from here.
MAILBOX = re.compile(r"[^\s@<>\"'?&#]+@[^\s@<>\"'?&#]+\.[^\s@<>\"'?&#]+")

#: What to set each variable to; the second half of every sentence about a faulty one.
VARIABLES = {
    "ENVIRONMENT": "set it to local or production",
    "DEBUG": "set it to false, or on your own machine to true",
    "SECRET_KEY": f"set it to at least {SHORTEST_SECRET} random characters, such as the output of "
    "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
    "ALLOWED_HOSTS": "set it to the names the site is reached by, separated by commas, "
    "such as dialogues.example.org",
    "HOST": "set it to the address to listen on, such as 127.0.0.1",
    "PORT": "set it to a free port, a number from 1 to 65535",
    "DATA_DIR": "set it to a folder that this user may write to",
    "DATABASE_URL": "set it to postgresql://user:password@host:5432/name or "
    "sqlite:////folder/file.sqlite3, or leave it out for a SQLite file in DATA_DIR",
    "TIME_ZONE": "set it to a name such as UTC or Europe/Moscow",
    "SITE_NAME": "set it to the name shown at the top of every page",
    "SITE_URL": "set it to the site's public address without a path, such as "
    "https://dialogues.example.org, or leave it out",
    "CONTACT_EMAIL": "set it to the address to which readers write about faults, such as "
    "desk@example.org, or leave it out",
    "TRUST_PROXY": "set it to true behind a proxy that sets X-Forwarded-Proto and adds to "
    "X-Forwarded-For, else to false",
    "NUM_PROXIES": "set it to the number of proxies that add to X-Forwarded-For, from 0 to 10",
    "CACHE_URL": "set it to redis://host:6379/0, or leave it out for a file in DATA_DIR that all "
    "workers of this machine share",
    "API_RATE_ANONYMOUS": f"set it to {RATE}",
    "API_RATE_TOKEN": f"set it to {RATE}",
    "API_RATE_COSTLY": f"set it to {RATE}",
    "API_RATE_WRITING": f"set it to {RATE}",
    "FOUR_EYES": "set it to true or, where one editor works alone, to false",
    "HTTPS_REDIRECT": "set it to true or false",
    "HSTS_SECONDS": "set it to a number of seconds, 0 to switch HSTS off",
    "HSTS_SUBDOMAINS": "set it to true or false",
    "LOG_LEVEL": f"set it to one of {', '.join(LOG_LEVELS)}",
    "ENV_FILE": "set it to a readable text file of NAME=value lines, or leave it out for .env",
}


class EnvironmentFaults(Exception):
    """Everything that is wrong with the environment, one sentence a variable."""

    def __init__(self, reasons: dict[str, str]) -> None:
        self.sentences = [
            f"{name} cannot be used: {reason}; {VARIABLES[name]}."
            for name, reason in reasons.items()
        ]
        super().__init__("\n".join(self.sentences))


@dataclass(frozen=True, kw_only=True)
class Environment:
    production: bool
    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    host: str
    port: int
    data_dir: Path
    database: Database
    time_zone: str
    site_name: str
    site_url: str
    contact_email: str
    four_eyes: bool
    trust_proxy: bool
    num_proxies: int
    cache_url: str
    rate_anonymous: Rate | None
    rate_token: Rate | None
    rate_costly: Rate | None
    rate_writing: Rate | None
    https_redirect: bool
    hsts_seconds: int
    hsts_subdomains: bool
    log_level: str


def load_environment() -> Environment:
    """Ends the process with one sentence for each fault, never with a traceback."""
    try:
        return read_environment()
    except EnvironmentFaults as faults:
        sys.exit(f"Dialogues cannot start with these settings.\n{faults}")


def read_environment() -> Environment:
    """Raises EnvironmentFaults naming every variable that is missing or malformed."""
    env = _open()
    production = env.one_of("ENVIRONMENT", "local", allowed=("local", "production")) == "production"
    data_dir = env.folder("DATA_DIR", "var")
    values = {
        "production": production,
        "debug": env.bool("DEBUG", False, validate=_refuse_in(production)),
        "secret_key": env.secret("SECRET_KEY", "", production=production, data_dir=data_dir),
        "allowed_hosts": env.hosts("ALLOWED_HOSTS", "", production=production),
        "host": env.str("HOST", "") or "127.0.0.1",
        "port": env.int("PORT", 8000, validate=_between(1, 65535)),
        "data_dir": data_dir,
        "database": env.database("DATABASE_URL", "", data_dir=data_dir),
        "time_zone": env.zone("TIME_ZONE", "UTC"),
        "site_name": env.str("SITE_NAME", "") or "Dialogues",
        "site_url": env.site("SITE_URL", ""),
        "contact_email": env.mailbox("CONTACT_EMAIL", ""),
        "four_eyes": env.bool("FOUR_EYES", True),
        "trust_proxy": env.bool("TRUST_PROXY", False),
        "num_proxies": env.int("NUM_PROXIES", 1, validate=_between(0, 10)),
        "cache_url": env.cache("CACHE_URL", ""),
        "rate_anonymous": env.rate("API_RATE_ANONYMOUS", "600/minute"),
        "rate_token": env.rate("API_RATE_TOKEN", "3000/minute"),
        "rate_costly": env.rate("API_RATE_COSTLY", "120/minute"),
        "rate_writing": env.rate("API_RATE_WRITING", "300/minute"),
        "https_redirect": env.bool("HTTPS_REDIRECT", production),
        "hsts_seconds": env.int("HSTS_SECONDS", YEAR, validate=_between(0, 10 * YEAR)),
        "hsts_subdomains": env.bool("HSTS_SUBDOMAINS", True),
        "log_level": env.one_of("LOG_LEVEL", "WARNING", allowed=LOG_LEVELS),
    }
    _close(env)
    return Environment(**values)


def _open() -> Env:
    env = Env(eager=False)
    for parser in PARSERS:
        env.add_parser(parser.__name__.strip("_"), parser)
    file = env.file("ENV_FILE", "")
    if file:
        env.read_env(file, recurse=False)
    return env


def _close(env: Env) -> None:
    try:
        env.seal()
    except EnvValidationError as error:
        faults: Any = error.error_messages
        raise EnvironmentFaults({name: _joined(faults[name]) for name in faults}) from None


def _joined(messages: list[str]) -> str:
    """“Not a valid integer.” becomes the middle of a sentence."""
    text = " and ".join(message.rstrip(".") for message in messages)
    return text[:1].lower() + text[1:]


def _between(low: int, high: int) -> Any:
    def validate(value: int) -> None:
        if not low <= value <= high:
            raise ValidationError(f"{value} is not between {low} and {high}")

    return validate


def _refuse_in(production: bool) -> Any:
    def validate(debug: bool) -> None:
        if production and debug:
            raise ValidationError("its error pages would show the public how the site is built")

    return validate


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValidationError(f"“{value}” is unknown")
    return value


def _file(value: str) -> Path | None:
    """The file of further variables: the one named, which must be there, or ``.env`` if it is."""
    path = BASE_DIR / (value or ".env")
    if not value and not path.exists():
        return None
    try:
        path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValidationError(f"{path} cannot be read ({_reason(error)})") from None
    return path


def _folder(value: str) -> Path:
    folder = BASE_DIR / (value or "var")
    try:
        prepare_folder(folder)
    except OSError as error:
        raise ValidationError(f"{folder} cannot be written to ({_reason(error)})") from None
    return folder


def _secret(value: str, production: bool, data_dir: Path | None) -> str:
    """In production it must be given; on one's own machine it is made once and kept."""
    if value and len(value) < SHORTEST_SECRET:
        raise ValidationError(f"it has only {len(value)} characters")
    if value and len(set(value)) < 10:
        raise ValidationError("it repeats too few different characters")
    if production and not value:
        raise ValidationError("it is not set, and production needs it")
    if value or data_dir is None:
        return value
    return read_or_make_secret(data_dir / "secret_key")


def _hosts(value: str, production: bool) -> list[str]:
    hosts = [host.strip() for host in value.split(",") if host.strip()]
    for host in hosts:
        if "/" in host:
            raise ValidationError(f"“{host}” is an address, not a name")
    if production and not hosts:
        raise ValidationError("it is not set, and production needs it")
    return hosts


def _database(value: str, data_dir: Path | None) -> Database:
    if not value:
        return sqlite_database(str((data_dir or BASE_DIR) / "dialogues.sqlite3"))
    try:
        return parse_database_url(value)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def _zone(value: str) -> str:
    return _one_of(value or "UTC", tuple(available_timezones()))


def _site(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise ValidationError(f"“{value}” does not begin with https:// or http:// and a name")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValidationError(f"“{value}” goes on after the name")
    return value.rstrip("/")


def _mailbox(value: str) -> str:
    if value and not MAILBOX.fullmatch(value):
        raise ValidationError(f"“{value}” is no mail address")
    return value


def _cache(value: str) -> str:
    """An address of Redis; the message never repeats it, it may hold a password."""
    parts = urlsplit(value)
    if value and (parts.scheme not in ("redis", "rediss") or not parts.hostname):
        raise ValidationError("it does not begin with redis:// or rediss:// and a host")
    return value


def _rate(value: str) -> Rate | None:
    try:
        return parse_rate(value)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno).lower()
    return "it is not UTF-8 text"


PARSERS = (
    _one_of,
    _folder,
    _secret,
    _hosts,
    _database,
    _zone,
    _site,
    _mailbox,
    _file,
    _cache,
    _rate,
)
