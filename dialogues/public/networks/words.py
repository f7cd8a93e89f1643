"""What a network is made of and what stays out, in words: every number with what it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.analysis.network import Edge, Network, Node
from dialogues.analysis.network.choices import Aggregation, Joint
from dialogues.analysis.network.drawing import Drawing
from dialogues.analysis.network.graph import AGREEMENT, CONFLICT, JOINT, MENTION, MIXED, TOPIC
from dialogues.analysis.network.statements import Tally
from dialogues.public.addresses import changed, with_parameters, without


@dataclass(frozen=True)
class LeftOut:
    """``label`` and ``url``: what would take them in, if anything does."""

    text: str
    label: str = ""
    url: str = ""


def made_of(network: Network) -> str:
    """“212 statements in 150 positions, by 12 actors on 40 topics”."""
    values = {
        "statements": _n(network.size, "%(n)d statement", "%(n)d statements"),
        "positions": _n(network.tally.counted, "%(n)d position", "%(n)d positions"),
        "actors": _n(len(network.table.rows), "%(n)d actor", "%(n)d actors"),
        "topics": _n(len(network.table.columns), "%(n)d topic", "%(n)d topics"),
    }
    return _("%(statements)s in %(positions)s, by %(actors)s on %(topics)s") % values


def _n(count: int, one: str, many: str) -> str:
    return ngettext(one, many, count) % {"n": count}


def left_out(network: Network, author: int, path: str, parameters: QueryDict) -> list[LeftOut]:
    """``author``: how many positions of the texts' own voice match."""
    return [*_left_out(network, author, path, without(parameters, "edge", "node"))]


def _left_out(network: Network, author: int, path: str, rest: QueryDict) -> Iterator[LeftOut]:
    tally = network.tally
    if tally.joint:
        text = ngettext(
            "%(n)d position that several sides hold together: what was said jointly is not each "
            "one’s own stance.",
            "%(n)d positions that several sides hold together: what was said jointly is not each "
            "one’s own stance.",
            tally.joint,
        )
        url = with_parameters(path, changed(rest, joint=str(Joint.APART)))
        yield LeftOut(text % {"n": tally.joint}, _("Show them as actors of their own"), url)
    if tally.without_polarity:
        text = ngettext(
            "%(n)d position whose stance takes no side: it asserts, expects or notes.",
            "%(n)d positions whose stance takes no side: they assert, expect or note.",
            tally.without_polarity,
        )
        ignoring = changed(rest, aggregation=str(Aggregation.IGNORE))
        url = with_parameters(path, ignoring)
        yield LeftOut(text % {"n": tally.without_polarity}, _("Count any mention"), url)
    yield from _on_no_side(tally, author)
    yield from _dropped(network)


def _on_no_side(tally: Tally, author: int) -> Iterator[LeftOut]:
    if tally.unnamed:
        text = ngettext(
            "%(n)d position of no actor that could be named so: unattributed, anonymous or without "
            "what actors are told apart by.",
            "%(n)d positions of no actor that could be named so: unattributed, anonymous or without "
            "what actors are told apart by.",
            tally.unnamed,
        )
        yield LeftOut(text % {"n": tally.unnamed})
    if author:
        text = ngettext(
            "%(n)d position of a text’s own voice, which is on no side.",
            "%(n)d positions of the texts’ own voice, which is on no side.",
            author,
        )
        yield LeftOut(text % {"n": author})


def _dropped(network: Network) -> Iterator[LeftOut]:
    if network.tally.repeated:
        text = ngettext(
            "%(n)d statement made before by the same actor, which does not count again.",
            "%(n)d statements made before by the same actor, which do not count again.",
            network.tally.repeated,
        )
        yield LeftOut(text % {"n": network.tally.repeated})
    if network.balanced:
        text = ngettext(
            "%(n)d pair that agrees as much as it conflicts: its weight is 0, which is no tie.",
            "%(n)d pairs that agree as much as they conflict: their weight is 0, which is no tie.",
            network.balanced,
        )
        yield LeftOut(text % {"n": network.balanced})
    if network.weak:
        text = ngettext(
            "%(n)d tie weaker than %(least)s.", "%(n)d ties weaker than %(least)s.", network.weak
        )
        yield LeftOut(text % {"n": network.weak, "least": f"{network.settings.min_weight:g}"})


def drawn(drawing: Drawing, network: Network) -> str:
    """How much of the network the drawing shows."""
    isolates = len(network.isolates)
    parts = [_("All ties are drawn.")]
    if drawing.edges_left:
        text = _(
            "The strongest part is drawn: %(ties)s of %(all_ties)s ties, %(nodes)s of %(all)s nodes."
        )
        values = {
            "ties": len(drawing.lines),
            "all_ties": len(network.edges),
            "nodes": len(drawing.dots),
            "all": len(network.nodes),
        }
        parts = [text % values, _("All of it stands in the tables and in the files.")]
    if isolates:
        text = ngettext(
            "%(n)d node has no tie and is not drawn.",
            "%(n)d nodes have no tie and are not drawn.",
            isolates,
        )
        parts.append(text % {"n": isolates})
    return " ".join(parts)


def sign_of(edge: Edge, network: Network) -> str:
    """What a tie shows, in a word."""
    two_mode = network.settings.two_mode
    return {
        AGREEMENT: _("for") if two_mode else _("agreement"),
        CONFLICT: _("against") if two_mode else _("conflict"),
        MIXED: _("for and against"),
        MENTION: _("mention") if two_mode else _("same topics"),
    }[edge.sign]


def weight_of(value: float) -> str:
    """As many digits as tell weights apart; minus as a minus sign."""
    text = f"{value:.0f}" if value == int(value) else f"{value:.3f}".rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")


def kind_of(node: Node) -> str:
    return {TOPIC: _("topic"), JOINT: _("joint")}.get(node.kind, _("actor"))
