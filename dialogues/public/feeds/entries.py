"""How a record reads as an entry of a feed: its title, a little HTML, its categories.

Everything is made safe for XML, however a control character came into a record.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from dialogues.models import Conference, Document, Institution, Participant, Position, Topic
from dialogues.public.citation import who
from dialogues.text.characters import FORBIDDEN


@dataclass(frozen=True)
class Entry:
    title: str
    body: SafeString
    categories: list[str]


def entry(record: Any) -> Entry:
    """``record`` loaded by ``for_list``."""
    return MAKERS[type(record)](record)


def xml_safe(text: str) -> str:
    return FORBIDDEN.sub("", text)


def _position(record: Position) -> Entry:
    words = ((xml_safe(quotation.exact),) for quotation in record.quotations.all())
    quoted = format_html_join("", "<blockquote>{}</blockquote>", words)
    source = _lines([f"{record.conference.title}, {record.conference.date_text}"])
    return _entry(f"{who(record)}: {record.statement}", quoted + source, record.topics.all())


def _conference(record: Conference) -> Entry:
    hosts = ", ".join(host.institution.name for host in record.hosts.all())
    line = " · ".join(text for text in (record.date_text, hosts) if text)
    return _entry(record.title, _lines([line, record.summary]), record.topics.all())


def _document(record: Document) -> Entry:
    publisher = record.publisher.name if record.publisher else ""
    line = " · ".join(text for text in (str(record.get_kind_display()), publisher) if text)
    about = [conference.title for conference in record.conferences.all()]
    return _entry(record.title, _lines([line, *about]))


def _participant(record: Participant) -> Entry:
    country = record.country.name if record.country else ""
    line = " · ".join(text for text in (str(record.get_kind_display()), country) if text)
    return _entry(record.name, _lines([line, record.description]))


def _institution(record: Institution) -> Entry:
    country = record.country.name if record.country else ""
    line = " · ".join(text for text in (str(record.get_kind_display()), country) if text)
    return _entry(record.name, _lines([line, record.description]))


def _topic(record: Topic) -> Entry:
    return _entry(record.name, _lines([record.scope_note]))


MAKERS: dict[type, Callable[[Any], Entry]] = {
    Position: _position,
    Conference: _conference,
    Document: _document,
    Participant: _participant,
    Institution: _institution,
    Topic: _topic,
}


def _entry(title: str, body: SafeString, topics: Iterable[Topic] = ()) -> Entry:
    return Entry(xml_safe(title), body, [xml_safe(topic.name) for topic in topics])


def _lines(lines: Iterable[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((xml_safe(line),) for line in lines if line))
