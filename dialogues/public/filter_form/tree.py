"""The topics of the filter form: a tree, of which only so much is printed as a page can bear."""

from collections.abc import Iterable, Mapping
from typing import Any

from dialogues.analysis.topic_tree import Branch as TopicBranch
from dialogues.analysis.topic_tree import TopicTree
from dialogues.public.filter_form.groups import Branch, Option

#: Up to so many topics the whole tree is there; of a larger one, the branches that are in use.
WHOLE_TREE = 16
MOST_BRANCHES = 12
WHOLE_TREE_OPENED = 300


def shown_branches(
    topics: Iterable[Any], counts: Mapping[str, int] | None, asked: list[str], opened: bool
) -> tuple[list[Branch], int]:
    """The branches to print, and how many topics with hits are left out.

    Topics without a hit are not printed unless they are ticked or stand above one that is.
    """
    found = [_branch(one, counts, asked) for one in TopicTree(topics).branches()]
    whole = [branch for branch in map(_with_hits, found) if branch]
    size = _size(whole)
    if size <= (WHOLE_TREE_OPENED if opened else WHOLE_TREE):
        return whole, 0
    pruned = [_in_use(branch) for branch in _foremost(whole)]
    return pruned, size - _size(pruned)


def _branch(branch: TopicBranch, counts: Mapping[str, int] | None, asked: list[str]) -> Branch:
    slug = branch.topic.slug
    number = None if counts is None else counts.get(slug, 0)
    option = Option(slug, str(branch.topic), slug in asked, number)
    return Branch(option, [_branch(one, counts, asked) for one in branch.narrower])


def _with_hits(branch: Branch) -> Branch | None:
    narrower = [one for one in map(_with_hits, branch.narrower) if one]
    if branch.option.count == 0 and not branch.option.selected and not narrower:
        return None
    return Branch(branch.option, narrower)


def _foremost(branches: list[Branch]) -> list[Branch]:
    """The most frequent of many, and whatever is in use, in the order of the tree."""
    by_count = sorted(branches, key=lambda one: -(one.option.count or 0))[:MOST_BRANCHES]
    return [one for one in branches if one in by_count or one.option.selected or one.opened]


def _in_use(branch: Branch) -> Branch:
    """The branch with what is below it only if something in it is ticked."""
    if not (branch.option.selected or branch.opened):
        return Branch(branch.option)
    return Branch(branch.option, [_in_use(one) for one in branch.narrower])


def _size(branches: Iterable[Branch]) -> int:
    return sum(1 for branch in branches for _option in branch.walk())
