import pytest
from django.conf import settings
from django.test import Client

from tests.project.processes import manage

SECRET = "correct-horse-battery-staple-0123456789-abcdefghijklmnop"


def test_only_this_machine_is_answered_until_production_is_set_up(db):
    assert Client().get("/admin/login/", headers={"host": "localhost"}).status_code == 200
    assert Client().get("/admin/login/", headers={"host": "a.example"}).status_code == 400


def test_a_refused_host_is_logged_in_one_line(db, caplog):
    Client().get("/admin/login/", headers={"host": "a.example"})

    (record,) = caplog.records
    assert record.getMessage().endswith("You may need to add 'a.example' to ALLOWED_HOSTS.")
    assert record.exc_info is None


def test_every_answer_carries_the_security_headers(client, db):
    answer = client.get("/admin/login/")

    assert sorted(answer["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]
    names = ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")
    assert [answer[name] for name in names] == [
        "DENY",
        "nosniff",
        "strict-origin-when-cross-origin",
    ]
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_passwords_are_hashed_by_argon2_first():
    from project import settings as real_settings

    assert real_settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_the_tests_stay_off_the_installation_s_own_data(tmp_path):
    assert settings.DATA_DIR != settings.BASE_DIR / "var"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, 0),
        # Without this the run above would prove nothing: the check does object.
        ({"HSTS_SECONDS": "0"}, 1),
    ],
)
def test_production_settings_pass_the_deployment_check(tmp_path, variables, expected):
    ended = manage(
        "check",
        "--deploy",
        "--tag=security",
        "--fail-level=WARNING",
        data_dir=tmp_path,
        ENVIRONMENT="production",
        SECRET_KEY=SECRET,
        ALLOWED_HOSTS="a.example",
        **variables,
    )

    assert ended.returncode == expected, ended.stderr
