"""One quotation as it is answered, for the description of annotations."""

from typing import Any

from dialogues.exporting.annotations.protocol import CONTEXT

AT = "https://dialogues.example"
ADDRESS = f"{AT}/positions/7/annotation/"

ANNOTATION: dict[str, Any] = {
    "id": f"{ADDRESS}#quotation-9",
    "type": "Annotation",
    "motivation": "describing",
    "creator": {"id": f"{AT}/about/", "type": "Organization", "name": "Dialogues"},
    "generator": {
        "id": f"{AT}/",
        "type": "Software",
        "name": "Dialogues",
        "homepage": f"{AT}/",
    },
    "created": "2026-01-02T03:04:05Z",
    "modified": "2026-02-03T00:00:00Z",
    "body": [
        {
            "type": "TextualBody",
            "value": "Trade between the two countries will grow slowly.",
            "format": "text/plain",
            "language": "en",
            "purpose": "describing",
        },
        {
            "type": "TextualBody",
            "value": "expects",
            "format": "text/plain",
            "purpose": "tagging",
        },
        {
            "type": "SpecificResource",
            "source": f"{AT}/api/v1/topics/trade/",
            "purpose": "classifying",
        },
        {
            "type": "SpecificResource",
            "source": f"{AT}/api/v1/participants/russian-experts/",
            "purpose": "linking",
        },
    ],
    "target": {
        "type": "SpecificResource",
        "source": f"{AT}/documents/summary/",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "slow but steady growth of trade",
                "prefix": "Russian experts expect ",
                "suffix": ". Japanese experts",
            },
            {"type": "TextPositionSelector", "start": 62, "end": 93},
        ],
        "state": {
            "type": "TimeState",
            "cached": {
                "id": f"{AT}/documents/summary/text.txt",
                "type": "Text",
                "format": "text/plain",
                "schema:sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "language": "en",
            },
        },
        "dc:language": "en",
        "dcterms:source": {"id": "https://example.org/summary/"},
        "dc:rights": "Reproduced with permission.",
    },
}
COLLECTION: dict[str, Any] = {
    "@context": CONTEXT,
    "id": ADDRESS,
    "type": "AnnotationCollection",
    "label": "Trade between the two countries will grow slowly.",
    "total": 1,
    "first": {
        "id": f"{ADDRESS}#page",
        "type": "AnnotationPage",
        "partOf": ADDRESS,
        "startIndex": 0,
        "items": [ANNOTATION],
    },
    "last": f"{ADDRESS}#page",
}
