"""Topics and countries that a sentence seems to be about, for its coder to take or leave."""

from collections.abc import Iterable
from functools import cache

from dialogues.models import Country, Document, Sentence, Topic
from dialogues.search.tokens import tokenise
from dialogues.text.cues.countries import places

OFFERED = 6
#: How far around a sentence the topics of coded passages are looked at, in code points.
AROUND = 3_000
LANGUAGES = ("en", "ru", "ja")


def topics_near(document: Document, sentence: Sentence, words: str) -> list[Topic]:
    """Topics whose names stand in the words, then those of the passages coded nearest by."""
    named = topics_named(words)
    coded = Topic.objects.filter(
        positions__document=document,
        positions__quotations__start__gte=max(0, sentence.start - AROUND),
        positions__quotations__start__lt=sentence.start + AROUND,
    ).values_list("pk", "positions__quotations__start")
    nearest = sorted(coded, key=lambda pair: abs((pair[1] or 0) - sentence.start))
    pks = list(dict.fromkeys([*named, *(pk for pk, _start in nearest)]))[:OFFERED]
    found = Topic.objects.select_related("parent").in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def topics_named(words: str) -> list[int]:
    """Topics of which every word of a name, in any language, stands in these words."""
    there = set(tokenise(words))
    rows = Topic.objects.values_list("pk", "name", "labels__text")
    return list(
        dict.fromkeys(
            pk
            for pk, *names in rows
            if any(name and _content(name) and _content(name) <= there for name in names)
        )
    )


def _content(name: str) -> set[str]:
    """The words of a name that carry it: not “and”, “of”."""
    return {token for token in tokenise(name) if len(token) > 3 or not token.isascii()}


def countries_named(words: str, language: str) -> list[Country]:
    """Countries named in the words, themselves or by their seats of power, in that order."""
    code = language.partition("-")[0]
    found = _in_japanese(words) if code == "ja" else _in_words(words, code)
    rows = Country.objects.in_bulk(list(found), field_name="code")
    return [rows[one] for one in found if one in rows][:OFFERED]


def _in_japanese(words: str) -> list[str]:
    placed = [
        (words.find(name), country) for name, country in _names("ja").items() if len(name) > 1
    ]
    return _each_once(sorted(pair for pair in placed if pair[0] >= 0))


def _in_words(words: str, language: str) -> list[str]:
    text = f" {' '.join(tokenise(words))} "
    names = _names(language if language in LANGUAGES else "en")
    placed = [(text.find(f" {name} "), country) for name, country in names.items()]
    return _each_once(sorted(pair for pair in placed if pair[0] >= 0))


def _each_once(placed: Iterable[tuple[int, str]]) -> list[str]:
    return list(dict.fromkeys(country for _place, country in placed))


@cache
def _names(language: str) -> dict[str, str]:
    """Names as stems, so that an inflected one is found (Japanese as written)."""
    known = {}
    for name, place in places(language):
        plain = name.lstrip("=")
        known[plain if language == "ja" else " ".join(tokenise(plain))] = place.country
    return {name: country for name, country in known.items() if name}
