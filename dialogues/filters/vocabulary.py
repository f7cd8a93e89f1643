"""The words that stand in public records, and those of them that a mistyped word may mean.

Read from the index once and kept in each process until the index changes. What is offered to a
reader is always tried on the public records first, so a word kept too long betrays nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import Count, Sum
from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dialogues.models import SearchEntry
from dialogues.querysets.search_entries import KINDS
from dialogues.search.folding import HAN_AND_KANA
from dialogues.search.tokens import stem
from dialogues.text.folding import fold
from dialogues.text.names.sounds import sound

#: Words of other scripts than these have no letters to be mistyped.
WORD = re.compile(rf"(?:(?![{HAN_AND_KANA}\uac00-\ud7a3])[^\W\d_]){{3,40}}")
#: How alike two words must be, from 0 to 1: one letter in four, or two in seven.
LEAST_ALIKE = 0.71
#: The first letter is seldom mistyped.
SAME_INITIAL = 0.05
MOST_NEAR = 5
#: Texts are long, and what matters in them is quoted by positions.
LEFT_OUT = ("document",)

#: The letters on one key of a Russian and of an English keyboard.
KEYS = "йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."
OTHER_LAYOUT = str.maketrans("".join(KEYS), "".join(reversed(KEYS)))


@dataclass(frozen=True)
class Vocabulary:
    """Every word, folded, with how often it stands, and the words by their sound."""

    words: dict[str, int]
    by_sound: dict[str, list[str]]

    def near(self, typed: str) -> list[str]:
        """Words that were perhaps meant, the likeliest first; none that finds the same as typed.

        By letters, by sound in Cyrillic or Latin script, and by the keys of the other keyboard.
        """
        word = fold(typed)
        if not word:
            return []
        likeness: dict[str, float] = {}
        for other, score in [*self._by_letters(word), *self._by_sound(word)]:
            whole = score + (SAME_INITIAL if other[0] == word[0] else 0)
            likeness[other] = max(whole, likeness.get(other, 0))
        if (other := word.translate(OTHER_LAYOUT)) in self.words:
            likeness[other] = 1
        ranked = sorted(likeness, key=lambda one: (-likeness[one], -self.words[one], one))
        return _one_a_stem([one for one in ranked if stem(one) != stem(word)])[:MOST_NEAR]

    def _by_letters(self, word: str) -> Iterator[tuple[str, float]]:
        for other, score, _place in _nearest(word, self.words):
            yield other, score

    def _by_sound(self, word: str) -> Iterator[tuple[str, float]]:
        """A little less worth than letters: sounds are levelled."""
        heard = sound(word)
        if len(heard) < 3:
            return
        for other, score, _place in _nearest(heard, self.by_sound):
            for one in self.by_sound[other]:
                yield one, score - 0.01


def _nearest(word: str, among: Any) -> list[tuple[str, float, Any]]:
    return process.extract(
        word,
        list(among),
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=LEAST_ALIKE,
        limit=3 * MOST_NEAR,
    )


def _one_a_stem(words: list[str]) -> list[str]:
    return list({stem(word): word for word in reversed(words)}.values())[::-1]


_kept: dict[str, tuple[Any, Vocabulary]] = {}
_lock = Lock()


def vocabulary() -> Vocabulary:
    """One query where nothing has changed, else one more for each kind of record."""
    entries = SearchEntry.objects.exclude(kind__in=LEFT_OUT).order_by()
    letters = Length("title") + Length("body")
    stamp = tuple(entries.aggregate(Count("pk"), Sum("pk"), letters=Sum(letters)).values())
    database = str(connection.settings_dict["NAME"])
    with _lock:
        kept = _kept.get(database)
        if kept is None or kept[0] != stamp:
            kept = _kept[database] = (stamp, _read(entries))
        return kept[1]


def _read(entries: Any) -> Vocabulary:
    counted: Counter[str] = Counter()
    for kind in KINDS:
        if kind not in LEFT_OUT:
            rows = entries.published(kind).values_list("title", "body")
            for title, body in rows.iterator(chunk_size=500):
                counted.update(WORD.findall(f"{title}\n{body}".lower()))
    words: Counter[str] = Counter()
    for word, count in counted.items():
        words[fold(word)] += count
    by_sound: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if heard := sound(word):
            by_sound[heard].append(word)
    return Vocabulary(dict(words), dict(by_sound))
