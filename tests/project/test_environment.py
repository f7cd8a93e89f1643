import re
import stat
from pathlib import Path

import pytest

from project.environment import BASE_DIR, VARIABLES, EnvironmentFaults, read_environment
from tests.project.processes import manage

SECRET = "correct-horse-battery-staple-0123456789-abcdefghijklmnop"
PRODUCTION = {"ENVIRONMENT": "production", "SECRET_KEY": SECRET, "ALLOWED_HOSTS": "a.example"}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch, tmp_path):
    """No variable is set except those that keep the test in its own folder."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ENV_FILE", "/dev/null")


@pytest.fixture
def faults(monkeypatch):
    def sentences(**variables: str) -> list[str]:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(EnvironmentFaults) as caught:
            read_environment()
        return caught.value.sentences

    return sentences


def test_without_any_variable_the_site_is_local_and_on_sqlite(tmp_path):
    environment = read_environment()

    assert (environment.production, environment.debug, environment.allowed_hosts) == (
        False,
        False,
        [],
    )
    assert environment.database["NAME"] == str(tmp_path / "dialogues.sqlite3")
    assert (environment.host, environment.port, environment.time_zone) == ("127.0.0.1", 8000, "UTC")


def test_the_local_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first, second = read_environment().secret_key, read_environment().secret_key

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_complete_production_environment_is_read(monkeypatch):
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example , b.example,")

    environment = read_environment()

    assert environment.production is True
    assert environment.secret_key == SECRET
    assert environment.allowed_hosts == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("ENVIRONMENT", "staging", "“staging” is unknown"),
        ("DEBUG", "perhaps", "not a valid boolean"),
        ("SECRET_KEY", "short", "it has only 5 characters"),
        ("SECRET_KEY", "ab" * 30, "it repeats too few different characters"),
        ("ALLOWED_HOSTS", "https://a.example", "“https://a.example” is an address, not a name"),
        ("PORT", "eighty", "not a valid integer"),
        ("PORT", "70000", "70000 is not between 1 and 65535"),
        (
            "DATABASE_URL",
            "mysql://u:hidden@h/n",
            "it does not begin with postgresql:// or sqlite:///",
        ),
        ("TIME_ZONE", "Mars/Base", "“Mars/Base” is unknown"),
        ("TIME_ZONE", "../etc/passwd", "“../etc/passwd” is unknown"),
        (
            "SITE_URL",
            "a.example",
            "“a.example” does not begin with https:// or http:// and a name",
        ),
        ("SITE_URL", "https://a.example/x", "“https://a.example/x” goes on after the name"),
        ("FOUR_EYES", "two", "not a valid boolean"),
        ("TRUST_PROXY", "2", "not a valid boolean"),
        ("NUM_PROXIES", "11", "11 is not between 0 and 10"),
        (
            "CACHE_URL",
            "http://:hidden@h/0",
            "it does not begin with redis:// or rediss:// and a host",
        ),
        ("CACHE_URL", "redis://", "it does not begin with redis:// or rediss:// and a host"),
        ("API_RATE_ANONYMOUS", "600", "“600” is no rate"),
        ("API_RATE_TOKEN", "0/minute", "“0/minute” is no rate"),
        ("API_RATE_COSTLY", "5/fortnight", "“5/fortnight” is no rate"),
        ("API_RATE_WRITING", "", "“” is no rate"),
        ("HTTPS_REDIRECT", "x", "not a valid boolean"),
        ("HSTS_SECONDS", "-1", "-1 is not between 0 and 315360000"),
        ("HSTS_SUBDOMAINS", "x", "not a valid boolean"),
        ("LOG_LEVEL", "LOUD", "“LOUD” is unknown"),
        ("ENV_FILE", "/nowhere/.env", "/nowhere/.env cannot be read (no such file or directory)"),
        ("DATA_DIR", "/dev/null/x", "/dev/null/x cannot be written to (not a directory)"),
    ],
)
def test_a_faulty_variable_is_named_with_what_to_set(faults, name, value, reason):
    assert faults(**{name: value}) == [f"{name} cannot be used: {reason}; {VARIABLES[name]}."]


def test_rates_are_so_many_requests_in_so_many_seconds(monkeypatch):
    monkeypatch.setenv("API_RATE_TOKEN", "5/hour")
    monkeypatch.setenv("API_RATE_COSTLY", "off")
    environment = read_environment()

    assert (environment.rate_anonymous, environment.rate_token, environment.rate_costly) == (
        (600, 60),
        (5, 3600),
        None,
    )


def test_all_faults_are_told_at_once(faults):
    told = faults(ENVIRONMENT="production", PORT="x", LOG_LEVEL="x")

    assert [sentence.split()[0] for sentence in told] == [
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "PORT",
        "LOG_LEVEL",
    ]


def test_production_refuses_debug(faults):
    assert faults(**PRODUCTION, DEBUG="true") == [
        "DEBUG cannot be used: its error pages would show the public how the site is built; "
        + VARIABLES["DEBUG"]
        + "."
    ]


def test_an_empty_value_counts_as_none(monkeypatch, tmp_path):
    for name in ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "HOST", "SITE_NAME"):
        monkeypatch.setenv(name, "")

    environment = read_environment()

    assert environment.database["NAME"] == str(tmp_path / "dialogues.sqlite3")
    assert (environment.site_url, environment.site_name) == ("", "Dialogues")


def test_a_file_gives_variables_and_the_shell_wins(monkeypatch, tmp_path):
    file = tmp_path / "variables"
    file.write_text("SITE_NAME=From the file\nTIME_ZONE=Asia/Tokyo\n", encoding="utf-8")
    monkeypatch.setenv("ENV_FILE", str(file))
    monkeypatch.setenv("TIME_ZONE", "Europe/Moscow")

    environment = read_environment()

    assert (environment.site_name, environment.time_zone) == ("From the file", "Europe/Moscow")


def test_the_example_file_lists_every_variable():
    text = (BASE_DIR / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^#([A-Z_]+)=", text, re.MULTILINE)) == set(VARIABLES)


def test_a_faulty_environment_ends_the_command_without_a_traceback(tmp_path: Path):
    ended = manage(
        "check", data_dir=tmp_path, ENVIRONMENT="production", DATABASE_URL="postgres://u:hidden@["
    )

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert [line.split()[0] for line in ended.stderr.splitlines()] == [
        "Dialogues",
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "DATABASE_URL",
    ]
    assert "hidden" not in ended.stderr
