"""The words in which two texts differ, as a list of segments from beginning to end."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from dialogues.text.differences.matching import common
from dialogues.text.differences.tokens import (
    UNSPACED_SIGN,
    has_words,
    lines,
    tokens,
    words,
)

Kind = Literal["same", "deleted", "inserted", "skipped"]
WEAK = 12
"""Longest common stretch (code points) that is drawn into the replacements on both its sides."""

#: How what cannot be seen is printed where nothing else differs.
VISIBLE = str.maketrans(
    {" ": "␣", "\u00a0": "⍽", "\u202f": "⍽", "\u3000": "□", "\t": "⇥", "\n": "¶\n", "\r": "␍"}
)


class Segment(NamedTuple):
    """A run of text and what became of it; ``skipped`` is unchanged text that need not be printed.

    The ``same``, ``skipped`` and ``deleted`` segments together are the old text, the ``same``,
    ``skipped`` and ``inserted`` ones the new.
    """

    kind: Kind
    text: str

    @property
    def words(self) -> int:
        return words(self.text)

    @property
    def is_counted_in_characters(self) -> bool:
        """Whether most of it is of a script without spaces, where “words” would be wrong."""
        return len(UNSPACED_SIGN.findall(self.text)) * 2 > len(self.text)

    @property
    def printed(self) -> str:
        """The text; of a change in nothing but white space, with signs that can be seen."""
        is_blank_change = self.kind in ("deleted", "inserted") and not self.text.strip()
        return self.text.translate(VISIBLE) if is_blank_change else self.text


class Edit(NamedTuple):
    """What stands unchanged before a change, and the change."""

    same: str
    deleted: str
    inserted: str

    @property
    def replaces(self) -> bool:
        return bool(self.deleted and self.inserted)


def differences(old: str, new: str) -> list[Segment]:
    """What to delete from and to insert into the old text so that it becomes the new one.

    Cut by lines first, then within lines that differ by words; see ``matching`` for the bounds
    beyond which whole stretches are told as replaced.
    """
    if old == new:
        return [Segment("same", old)] if old else []
    edits = [
        finer
        for edit in edits_of(lines(old), lines(new))
        for finer in (by_words(edit) if edit.replaces else [edit])
    ]
    return list(segments_of(tidied(merged(edits))))


def edits_of(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """The changes between two texts cut into units of any kind."""
    edits: list[Edit] = []
    i, j, same = 0, 0, ""
    for place_old, place_new, length in [*common(old, new), (len(old), len(new), 0)]:
        deleted, inserted = "".join(old[i:place_old]), "".join(new[j:place_new])
        edits.append(Edit(same, deleted, inserted))
        i, j = place_old + length, place_new + length
        same = "".join(old[place_old:i])
    return [*edits, Edit(same, "", "")]


def by_words(edit: Edit) -> list[Edit]:
    first, *rest = edits_of(tokens(edit.deleted), tokens(edit.inserted))
    return [first._replace(same=edit.same + first.same), *rest]


def merged(edits: Iterable[Edit]) -> list[Edit]:
    """Edits with nothing unchanged between them made one, those that change nothing drawn on."""
    whole = [Edit("", "", "")]
    for edit in edits:
        last = whole[-1]
        if not last.deleted and not last.inserted:
            whole[-1] = edit._replace(same=last.same + edit.same)
        elif not edit.same:
            whole[-1] = last._replace(
                deleted=last.deleted + edit.deleted, inserted=last.inserted + edit.inserted
            )
        else:
            whole.append(edit)
    return whole


def tidied(edits: list[Edit]) -> list[Edit]:
    """Without crumbs: between two replacements a lone space or little word is replaced as well."""
    tidy = edits[:1]
    for edit in edits[1:]:
        last = tidy[-1]
        if last.replaces and edit.replaces and is_weak(edit.same, last, edit):
            tidy[-1] = Edit(
                last.same,
                last.deleted + edit.same + edit.deleted,
                last.inserted + edit.same + edit.inserted,
            )
        else:
            tidy.append(edit)
    return tidy


def is_weak(same: str, before: Edit, behind: Edit) -> bool:
    if "\n" in same or len(same) > WEAK:
        return False
    if not all(has_words(edit.deleted + edit.inserted) for edit in (before, behind)):
        return False
    shorter = min(max(len(edit.deleted), len(edit.inserted)) for edit in (before, behind))
    return not has_words(same) or len(same) <= shorter


def segments_of(edits: Iterable[Edit]) -> Iterator[Segment]:
    for same, deleted, inserted in edits:
        if same:
            yield Segment("same", same)
        if deleted:
            yield Segment("deleted", deleted)
        if inserted:
            yield Segment("inserted", inserted)
