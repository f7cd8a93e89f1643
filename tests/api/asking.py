"""Addresses in the tests, and reading what was streamed."""

import csv
import io
import json
from typing import Any

BASE = "/api/v1/"
API = f"http://testserver{BASE}"
SITE = "http://testserver/"

COLLECTIONS = {
    "conferences": "conference",
    "documents": "document",
    "institutions": "institution",
    "participants": "participant",
    "topics": "topic",
    "positions": "position",
}


def streamed(response: Any) -> str:
    return b"".join(response.streaming_content).decode("utf-8")


def csv_rows(response: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(streamed(response), newline="")))


def json_lines(response: Any) -> list[Any]:
    return [json.loads(line) for line in streamed(response).splitlines()]
