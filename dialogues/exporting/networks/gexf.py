"""GEXF 1.2 (gexf.net): for Gephi, which reads the weight and the label from their own places.

A tie against something has a negative weight, which the format allows and Gephi draws as a thin one.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from lxml import etree

from dialogues.analysis.network import Edge, Network, Node
from dialogues.exporting.networks.attributes import EDGES, LABEL, NODES, WEIGHT, Attribute
from dialogues.exporting.networks.heading import description

NAMESPACE = "http://www.gexf.net/1.2draft"
KINDS = {"string": "string", "int": "integer", "double": "double"}


def gexf(network: Network) -> bytes:
    file = BytesIO()
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("gexf", nsmap={None: NAMESPACE}, version="1.2"):
            with xml.element("meta"):
                xml.write(_text("description", description(network)))
            with xml.element("graph", mode="static", defaultedgetype="undirected"):
                xml.write(_declared("node", NODES))
                xml.write(_declared("edge", EDGES))
                with xml.element("nodes"):
                    for node in network.nodes:
                        xml.write(_node(node))
                with xml.element("edges"):
                    for number, edge in enumerate(network.edges):
                        xml.write(_edge(number, edge, *network.ends(edge)))
    return file.getvalue()


def _declared(kind: str, attributes: Sequence[Attribute]) -> Any:
    element = etree.Element("attributes", {"class": kind, "mode": "static"})
    for number, one in enumerate(attributes):
        names = {"id": str(number), "title": one.name, "type": KINDS[one.kind]}
        etree.SubElement(element, "attribute", names)
    return element


def _node(node: Node) -> Any:
    element = etree.Element("node", id=node.id, label=LABEL.read(node))
    element.append(_values(NODES, node))
    return element


def _edge(number: int, edge: Edge, source: str, target: str) -> Any:
    weight = repr(WEIGHT.read(edge))
    element = etree.Element("edge", id=str(number), source=source, target=target, weight=weight)
    element.append(_values(EDGES, edge))
    return element


def _values(attributes: Sequence[Attribute], thing: Any) -> Any:
    element = etree.Element("attvalues")
    for number, one in enumerate(attributes):
        value = one.read(thing)
        if value is not None:
            etree.SubElement(element, "attvalue", {"for": str(number), "value": str(value)})
    return element


def _text(tag: str, text: str) -> Any:
    element = etree.Element(tag)
    element.text = text
    return element
