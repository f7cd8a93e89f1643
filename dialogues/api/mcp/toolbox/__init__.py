"""The tools by their names, in the order in which an assistant is told of them."""

from functools import lru_cache

from django.utils.translation import get_language

from dialogues.api.mcp.toolbox import checking, citing, comparing, conferences, names, positions
from dialogues.api.mcp.toolbox.tool import Tool


def all_tools() -> dict[str, Tool]:
    return _in_language(get_language())


@lru_cache(maxsize=8)
def _in_language(_language: str | None) -> dict[str, Tool]:
    modules = (positions, conferences, comparing, names, citing, checking)
    return {tool.name: tool for module in modules for tool in module.tools()}
