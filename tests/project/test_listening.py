import pytest

from dialogues.management.starting.listening import take_address, web_address


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104
        ("::", "http://[::1]:8000"),
        ("::1", "http://[::1]:8000"),
        ("[::1]", "http://[::1]:8000"),
        ("localhost", "http://localhost:8000"),
    ],
)
def test_the_printed_address_can_be_typed_into_a_browser(host, address):
    assert web_address(host, 8000) == address


def test_a_taken_address_is_listening_and_handed_on_to_the_server():
    with take_address("127.0.0.1", 0) as listener:
        assert listener.get_inheritable()
        assert listener.getsockname()[0] == "127.0.0.1"
