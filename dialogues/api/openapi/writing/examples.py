"""A body for each noun, as short as it can be and still tell what belongs together."""

from typing import Any

ENTRIES: dict[str, dict[str, Any]] = {
    "conference": {
        "title": "Joint conference on maritime security",
        "start_date": "2026-05-12",
        "hosts": [{"institution": {"name": "Institute of the Sea", "kind": "think_tank"}}],
        "participants": [
            {"participant": {"ref": "ito", "name": "Aiko Ito", "kind": "person", "country": "JP"}}
        ],
        "documents": [
            {
                "title": "Summary of the conference",
                "kind": "summary",
                "language": "en",
                "text": "Aiko Ito warned that trust is lacking.",
                "positions": [
                    {
                        "ref": "trust",
                        "statement": "There is too little trust.",
                        "stance": "concerned",
                        "topics": [{"name": "Trust between neighbours"}],
                        "quotations": [{"exact": "trust is lacking"}],
                        "holders": [{"participant": {"ref": "ito"}, "words": "Aiko Ito warned"}],
                    }
                ],
            }
        ],
    },
    "document": {"title": "A statement", "kind": "statement", "language": "en", "text": "We met."},
    "institution": {"name": "Institute of the Sea", "kind": "think_tank", "country": "JP"},
    "participant": {
        "name": "Aiko Ito",
        "sort_name": "Ito, Aiko",
        "kind": "person",
        "names": [{"text": "伊藤愛子", "language": "ja", "kind": "translation"}],
    },
    "topic": {
        "name": "Maritime security",
        "labels": [{"text": "海洋安全保障", "language": "ja", "kind": "preferred"}],
    },
    "position": {
        "conference": "valdai-spf-2021",
        "document": "moscow-and-tokyo-exploring-pathways-for-east-asia",
        "statement": "The rivalry lasts.",
        "stance": "asserts",
        "quotations": [{"exact": "The US-China rivalry is becoming a constant feature"}],
        "holders": [{"participant": "russian-experts"}],
        "topics": ["us-china-rivalry"],
    },
}
CHANGES: dict[str, dict[str, Any]] = {
    "conference": {"place": "Tokyo"},
    "document": {"rights": "Reproduced with permission."},
    "institution": {"website": "https://sea.example.org"},
    "participant": {"country": "JP"},
    "topic": {"scope_note": "The safety of ships and of those aboard."},
    "position": {"confidence": "high"},
}
STEP = {"step": "publish", "together": True}
MERGE = {"into": "aiko-ito"}
