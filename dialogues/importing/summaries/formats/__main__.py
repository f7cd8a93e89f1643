"""Reads one file from the standard input and writes what it holds as JSON.

A process of its own, with bounded memory and time: a file made to exhaust or to crash a reader
takes down this process and nothing else. Its first argument is the format.
"""

import json
import resource
import sys

from dialogues.importing.summaries.formats.blocks import Refused
from dialogues.importing.summaries.limits import LONGEST_EXTRACT, LONGEST_READING, MOST_MEMORY


def main(kind: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_READING, LONGEST_READING))
    content = sys.stdin.buffer.read()
    try:
        found = _extract(kind, content)
        answer = found.as_data() if len(found.text) <= LONGEST_EXTRACT else {"refused": "too_long"}
    except Refused as error:
        answer = {"refused": error.code}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def _extract(kind: str, content: bytes):
    """Each reader is imported where it is used: a Word file needs no PDF library."""
    if kind == "pdf":
        from dialogues.importing.summaries.formats.pdf import extract_pdf

        return extract_pdf(content)
    if kind == "docx":
        from dialogues.importing.summaries.formats.word import extract_word

        return extract_word(content)
    from dialogues.importing.summaries.formats.html import extract_html

    return extract_html(content.decode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main(sys.argv[1])
