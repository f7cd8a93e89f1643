import pytest

from project.database import parse_database_url


def test_a_postgresql_address_is_taken_apart():
    database = parse_database_url("postgresql://ann:p%40ss@db.example:5433/talks?sslmode=require")

    parts = {
        name: database[name] for name in ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "NAME")
    }
    assert parts == {
        "ENGINE": "django.db.backends.postgresql",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 5433,
        "NAME": "talks",
    }
    assert database["OPTIONS"]["sslmode"] == "require"
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (60, True)
    assert database["OPTIONS"]["connect_timeout"] == 3


def test_the_address_wins_over_the_usual_options():
    database = parse_database_url("postgres://db.example/talks?connect_timeout=9")

    assert database["OPTIONS"]["connect_timeout"] == 9


def test_a_sqlite_address_names_a_file_and_keeps_the_safe_options():
    database = parse_database_url("sqlite:////srv/talks.sqlite3?timeout=5")

    assert database["NAME"] == "/srv/talks.sqlite3"
    assert database["OPTIONS"]["timeout"] == 5
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous = FULL" in database["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("talks.sqlite3", "it does not begin with postgresql:// or sqlite:///"),
        ("oracle://db/talks", "it does not begin with postgresql:// or sqlite:///"),
        ("postgresql://db.example", "it names no database after the server's address"),
        (
            "postgresql://db.example:port/talks",
            (
                "it is not a valid address; special characters in a password are written "
                "percent-encoded"
            ),
        ),
        ("sqlite://:memory:", "it names no file"),
        ("sqlite://", "it names no file"),
        (
            "sqlite://srv/talks.sqlite3",
            "a SQLite address has three slashes before the file's path, not two",
        ),
        (
            "sqlite:////srv/talks.sqlite3?sync=off",
            "the option sync is none of transaction_mode, timeout, init_command",
        ),
    ],
)
def test_an_unusable_address_is_refused_with_the_reason(url, reason):
    with pytest.raises(ValueError) as caught:  # noqa: PT011  the whole message is compared
        parse_database_url(url)

    assert str(caught.value) == reason
