"""An address of every kind of page, over both conferences and a made-up set beside them."""

from collections.abc import Iterator
from contextlib import suppress

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from dialogues.exporting import downloads
from dialogues.importing import demo, seeds
from dialogues.models import Conference, Document, Institution, Participant, Position, Topic

POSITIONS = 200
#: Addresses of the public door that answer with something else than a page, or with a part of one.
NO_PAGES = {
    "calendar",
    "change-feed",
    "compare-figure",
    "conference-calendar",
    "coverage-csv",
    "coverage-json",
    "download",
    "healthz",
    "network-file",
    "opensearch",
    "readyz",
    "robots",
    "sitemap",
    "sitemap-section",
    "suggest",
    "topic-figure",
}
#: The like of each noun: feeds and files.
NO_PAGES_OF_NOUNS = ("feed", "own-feed", "citation", "citations", "annotation", "text")


def fill() -> None:
    seeds.load()
    demo.make(POSITIONS)
    with suppress(downloads.AlreadyBeingMade):  # by a parallel run, in the same folder
        downloads.make()


def addresses() -> list[str]:
    return list(dict.fromkeys(_addresses()))


def _addresses() -> Iterator[str]:
    yield from ("/", "/about/", "/about/method/", "/about/coverage/", "/changes/", "/downloads/")
    yield from ("/api/", "/api/reference/")
    yield from ("/search/?q=china", "/search/?q=zzzzzzzz", "/search/", "/no-such-page/")
    for noun in ("conferences", "positions", "topics", "participants", "institutions", "documents"):
        yield f"/{noun}/"
    yield from (
        "/about/coverage/participants-without-country/",
        "/positions/?stance=opposes&country=RU&year=2021",
        "/positions/?topic=indo-pacific-concept&stance=neutral&kind=question",
        "/positions/?stance=nonsense",
        "/positions/dossier/?topic=indo-pacific-concept",
        "/check/",
        "/compare/",
        "/compare/?side=RU&side=JP&side=US&cell=indo-pacific-concept:RU",
        "/network/",
        "/network/?by=holder&nodes=actors",
        "/topics/indo-pacific-concept/?by=holder_kind",
        "/topics/indo-pacific-concept/positions/",
        "/topics/indo-pacific-concept/exchanges/",
        "/api/v1/reconcile/preview/?id=topics/indo-pacific-concept",
    )
    for record in _records():
        yield record.get_absolute_url()
        yield f"{record.get_absolute_url()}changes/"
    yield f"{next(_records()).get_absolute_url()}?cited={timezone.localdate():%Y-%m-%d}"


def _records() -> Iterator[Conference | Document | Institution | Participant | Position | Topic]:
    """One as delivered and one made up of each noun, and of each noun those that look otherwise."""
    for model in (Conference, Document, Institution, Topic):
        public = model.objects.published()
        for made_up in (False, True):
            found = public.filter(slug__startswith="demo-") if made_up else public
            record = found.order_by("pk").last() if made_up else found.order_by("pk").first()
            if record is not None:
                yield record
    for visibility in ("passages", "nothing"):
        document = Document.objects.published().filter(visibility=visibility).first()
        if document is not None:
            yield document
    for kind in ("person", "government", "expert_group", "anonymous", "bloc"):
        participant = Participant.objects.published().filter(kind=kind).first()
        if participant is not None:
            yield participant
    for layer in ("attributed", "author"):
        yield Position.objects.published().filter(layer=layer).order_by("pk")[0]


def pages() -> set[str]:
    """The name of every address of the public door that answers with a page."""
    door = get_resolver("dialogues.public.urls")
    names = {name for pattern in door.url_patterns for name in _names(pattern)}
    return {name for name in names - NO_PAGES if name.partition("-")[2] not in NO_PAGES_OF_NOUNS}


def _names(pattern: URLPattern | URLResolver) -> Iterator[str]:
    if isinstance(pattern, URLResolver):
        for one in pattern.url_patterns:
            yield from _names(one)
    elif pattern.name:
        yield pattern.name
