import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import OperationalError

ADDRESSES = ["/healthz", "/readyz"]


def plain(response) -> tuple[int, str]:
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Control"] == "no-store"
    return response.status_code, response.content.decode()


def test_the_process_is_up_and_asks_no_database(client):
    assert plain(client.get("/healthz")) == (200, "ok\n")


@pytest.mark.django_db
def test_it_can_serve(client):
    assert plain(client.get("/readyz")) == (200, "ready\n")


@pytest.mark.django_db
def test_a_missing_migration_is_named(client):
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("dialogues")
    MigrationRecorder(connection).record_unapplied(*newest)

    assert plain(client.get("/readyz")) == (
        503,
        f"not ready: migrations to apply: dialogues.{newest[1]}\n",
    )


@pytest.mark.django_db
def test_a_database_that_is_away_is_said_without_its_secrets(client):
    def away(execute, sql, params, many, context):
        raise OperationalError("password authentication failed for user dialogues")

    with connection.execute_wrapper(away):
        assert plain(client.get("/readyz")) == (503, "not ready: the database does not answer\n")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ADDRESSES)
def test_they_are_asked_by_bare_addresses(client, path):
    assert client.get("/about/", headers={"host": "10.0.0.7"}).status_code == 400

    assert client.get(path, headers={"host": "10.0.0.7"}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ADDRESSES)
def test_they_are_not_sent_to_https(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/about/").status_code == 301

    assert client.get(path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ADDRESSES)
def test_they_are_only_read(client, path):
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405
