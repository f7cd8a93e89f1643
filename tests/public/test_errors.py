import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client, override_settings
from django.urls import path

from project.urls import handler400, handler403, handler404, handler500, urlpatterns
from tests.factories import EditorFactory
from tests.public.page import read

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def fail(request):
    raise RuntimeError("a secret of the inside")


def forbid(request):
    from django.core.exceptions import PermissionDenied

    raise PermissionDenied


urlpatterns = [path("fails/", fail), path("forbidden/", forbid), *urlpatterns]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


def test_nothing_there(visitor):
    page = read(visitor.get("/no/such/page/"), 404)

    assert page.texts("h1") == ["There is nothing under this address"]
    assert page.links["Search"] == "/search/"


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_of_ours_tells_nothing_of_the_inside(visitor):
    page = read(visitor.get("/fails/"), 500)

    assert page.texts("h1") == ["Something went wrong here"]
    assert "secret" not in page.main


@override_settings(ROOT_URLCONF=__name__)
def test_not_allowed(visitor):
    assert read(visitor.get("/forbidden/"), 403).texts("h1") == ["This is not for everybody"]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_the_page_needs_no_database_even_for_somebody_signed_in(visitor):
    visitor.force_login(EditorFactory())

    def away(execute, sql, params, many, context):
        raise OperationalError("gone")

    with connection.execute_wrapper(away):
        assert visitor.get("/conferences/").status_code in (500, 503)
        assert read(visitor.get("/fails/"), 500).texts("h1") == ["Something went wrong here"]


@pytest.mark.django_db
def test_of_very_many_faults_only_some_are_listed(visitor):
    page = read(visitor.get("/positions/", {f"p{number}": "x" for number in range(500)}), 400)

    notice = page.texts(class_="notice--error")[0]
    assert "500 things" in notice
    assert (notice.count("There is no parameter"), "and 480 more" in notice) == (20, True)


def test_another_s_host_name(visitor):
    assert read(visitor.get("/", headers={"host": "evil.example"}), 400)


@pytest.mark.django_db
def test_a_form_without_its_token():
    visitor = Client(enforce_csrf_checks=True)

    page = read(visitor.post("/admin/login/", {"username": "a", "password": "b"}), 403)

    assert page.texts("h1") == ["The form is out of date"]
