"""Quoted words looked for in their text, before anything is written."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from dialogues.editorial.entering.entry import Entry
from dialogues.editorial.entering.reading import Reading
from dialogues.models import Document, Quotation
from dialogues.text.anchoring import Anchor, Match, NotFound, anchor_at, digest
from dialogues.text.anchoring.choosing import agreeing_start, in_context, nearest
from dialogues.text.anchoring.finding import Searchable, occurrences

#: How much of a passage a fault repeats, in code points, and how many places it names.
SHOWN = 300
NAMED = 10
#: Words that occur more often than this say nothing of their place.
MOST_PLACES = 1_000
#: Longer ones carry no single claim.
LONGEST_QUOTATION = 20_000
Kept = dict[tuple[str, int | None], Quotation]


def anchor_all(reading: Reading, entry: Entry, stored: Any = None) -> None:
    """Anchor the quotations of every position within; ``stored`` is the record being changed."""
    texts = _Texts()
    for one, document in _with_documents(entry, None):
        changed = stored if one is entry else None
        text = texts.of(one, document, changed)
        kept = _unplaced(changed, text)
        for quotation in one.values.get("quotations") or ():
            if "exact" in quotation.values and not _stays(quotation, kept):
                _anchor(reading, quotation, text)
        _check_words(reading, one, text, changed)


def _with_documents(entry: Entry, around: Any) -> Iterable[tuple[Entry, Any]]:
    """Each position with what says its document: an entry around it, or its own reference."""
    if entry.form.noun == "position":
        yield entry, around
        return
    around = entry if entry.form.noun == "document" else around
    for value in entry.values.values():
        for one in value if isinstance(value, list) else ():
            inner = one if isinstance(one, Entry) else getattr(one, "entry", None)
            if inner is not None and inner.form.noun in ("document", "position"):
                yield from _with_documents(inner, around)


class _Text:
    """A text made ready for many quotations."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sha256 = digest(text) if text else ""
        self.searchable = Searchable(text)

    def places(self, words: str) -> list[Match]:
        """Exact places, at most some too many; else tolerant ones."""
        if not words.strip():
            return []
        starts = islice(occurrences(self.text, words), MOST_PLACES + 1)
        exact = [Match(start, start + len(words), True) for start in starts]
        return exact or self.searchable.tolerant(words)

    def at(self, start: int, end: int) -> Anchor:
        return anchor_at(self.text, start, end, sha256=self.sha256)


class _Texts:
    """The text of each position's document, each read and made ready once."""

    def __init__(self) -> None:
        self.ready: dict[Any, _Text] = {}

    def of(self, position: Entry, around: Entry | None, changed: Any) -> _Text:
        if around is not None:
            return self._entered(around)
        if "document" not in position.values:
            return self._stored(changed.document_id if changed else None)
        reference = position.values["document"]
        if reference is not None and reference.new is not None:
            return self._entered(reference.new)
        record = reference.record if reference is not None else None
        return self._stored(record.pk if record else None)

    def _entered(self, document: Entry) -> _Text:
        if document not in self.ready:
            self.ready[document] = _Text(str(document.values.get("text") or ""))
        return self.ready[document]

    def _stored(self, pk: int | None) -> _Text:
        if pk not in self.ready:
            rows = Document.objects.filter(pk=pk or 0).values_list("text", flat=True)
            self.ready[pk] = _Text(rows.first() or "")
        return self.ready[pk]


def _unplaced(position: Any, text: _Text) -> Kept:
    """Quotations that a changed text has lost stay as they are until somebody mends them."""
    if position is None or not text.text:
        return {}
    rows = position.quotations.all()
    return {(row.exact, row.start): row for row in rows if not row.is_verified}


def _stays(quotation: Entry, kept: Kept) -> bool:
    pair = (quotation.values["exact"], quotation.values.get("start"))
    return pair in kept


def _anchor(reading: Reading, quotation: Entry, text: _Text) -> None:
    """Where there is no text to look in, words stay unverified."""
    exact = quotation.values["exact"]
    if not text.text:
        return
    if len(exact) > LONGEST_QUOTATION:
        told = _("A quotation has at most %(most)s characters; give several.")
        _fault(reading, quotation, told % {"most": LONGEST_QUOTATION})
        return
    places = _chosen(text, quotation.values)
    if len(places) == 1:
        quotation.anchor = text.at(places[0].start, places[0].end)
    elif places:
        count = f"> {MOST_PLACES}" if len(places) > MOST_PLACES else len(places)
        told = _("These words occur %(count)s times in the text: give prefix, suffix or start.")
        named = [str(place.start) for place in places[:NAMED]]
        _fault(reading, quotation, told % {"count": count}, named)
    else:
        _fault(reading, quotation, _not_found(text, exact))


def _chosen(text: _Text, values: dict[str, Any]) -> Sequence[Match]:
    """At the very place given where the words stand there; else as prefix, suffix, start tell."""
    exact, start = values["exact"], values.get("start")
    if start is not None and exact.strip() and text.text.startswith(exact, start):
        return [Match(start, start + len(exact), True)]
    places = text.places(exact)
    if not places or len(places) > MOST_PLACES:
        return places
    prefix, suffix = values.get("prefix", ""), values.get("suffix", "")
    return nearest(in_context(text.text, places, prefix, suffix), start)


def _not_found(text: _Text, exact: str) -> str:
    agreeing = agreeing_start(text.searchable, exact)
    told = str(NotFound(exact, agreeing))
    matches = text.places(exact[:agreeing]) if agreeing else []
    if not matches:
        return told
    start = matches[0].start
    passage = text.text[start : start + min(SHOWN, len(exact) + 20)]
    near = _("The nearest passage, at %(start)s: “%(passage)s”.")
    return f"{told} {near % {'start': start, 'passage': passage}}"


def _check_words(reading: Reading, position: Entry, text: _Text, stored: Any) -> None:
    """Attributing words are verbatim: where there is a text they stand in it, with its marks.

    Words that stood there before are nobody's fault today.
    """
    before = set(stored.attributions.values_list("words", flat=True)) if stored else set()
    for holder in position.values.get("holders") or () if text.text else ():
        words = holder.values.get("words", "").strip()
        if not words or words in text.text or words in before:
            continue
        matches = text.searchable.tolerant(words)
        if matches:
            holder.values["words"] = text.text[matches[0].start : matches[0].end]
        else:
            told = _("These words do not stand in the text; copy them from it.")
            reading.fault(holder.at("words"), told)
            holder.is_faulty = True


def _fault(reading: Reading, quotation: Entry, told: str, allowed: Sequence[str] = ()) -> None:
    reading.fault(quotation.at("exact"), told, allowed)
    quotation.is_faulty = True
