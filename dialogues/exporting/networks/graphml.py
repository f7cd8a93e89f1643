"""GraphML (graphml.graphdrawing.org, 1.0), written node by node: large networks fit in memory."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from lxml import etree

from dialogues.analysis.network import Network
from dialogues.exporting.networks.attributes import EDGES, LABEL, NODES, WEIGHT, Attribute
from dialogues.exporting.networks.heading import description

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
DESCRIPTION = "g0"


def graphml(network: Network) -> bytes:
    of_nodes = _numbered("n", (LABEL, *NODES))
    of_edges = _numbered("e", (WEIGHT, *EDGES))
    file = BytesIO()
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: NAMESPACE}):
            for key in _keys(of_nodes, of_edges):
                xml.write(key)
            with xml.element("graph", id="network", edgedefault="undirected"):
                xml.write(_data(DESCRIPTION, description(network)))
                for node in network.nodes:
                    xml.write(_element("node", of_nodes, node, id=node.id))
                for edge in network.edges:
                    source, target = network.ends(edge)
                    xml.write(_element("edge", of_edges, edge, source=source, target=target))
    return file.getvalue()


Numbered = list[tuple[str, Attribute]]


def _numbered(letter: str, attributes: Iterable[Attribute]) -> Numbered:
    return [(f"{letter}{number}", one) for number, one in enumerate(attributes)]


def _keys(of_nodes: Numbered, of_edges: Numbered) -> Iterable[Any]:
    names = {"id": DESCRIPTION, "for": "graph", "attr.name": "description", "attr.type": "string"}
    yield etree.Element("key", names)
    for kind, numbered in (("node", of_nodes), ("edge", of_edges)):
        for key, one in numbered:
            names = {"id": key, "for": kind, "attr.name": one.name, "attr.type": one.kind}
            yield etree.Element("key", names)


def _element(tag: str, attributes: Numbered, thing: Any, **names: str) -> Any:
    element = etree.Element(tag, names)
    for key, one in attributes:
        value = one.read(thing)
        if value is not None:
            element.append(_data(key, value))
    return element


def _data(key: str, value: Any) -> Any:
    element = etree.Element("data", key=key)
    element.text = repr(value) if isinstance(value, float) else str(value)
    return element
