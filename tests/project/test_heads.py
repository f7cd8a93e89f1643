import pytest
from django.test import RequestFactory

from project.wsgi import application


def sent(method: str, path: str) -> tuple[bytes, str]:
    """What goes to the server: the test client would drop a body by itself."""
    told = {}
    environ = RequestFactory().generic(method, path).environ
    body = b"".join(application(environ, lambda status, headers: told.update(headers)))
    return body, told["Content-Length"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/topics/", "/nothing/", "/api/v1/topics/", "/api/v1/nothing/"])
def test_asked_by_head_only_the_length_is_sent(path):
    body, length = sent("GET", path)
    assert len(body) == int(length) > 0

    head, length_of_head = sent("HEAD", path)
    assert head == b""
    # Numbers of requests and one-time words differ a little from answer to answer.
    assert abs(int(length_of_head) - int(length)) < 100
