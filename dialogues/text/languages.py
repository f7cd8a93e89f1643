"""The name of a language by its tag."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext


def language_name(tag: str) -> str:
    """In the language of the page, as far as it is known: ``ja`` is Japanese; else the tag."""
    info = LANG_INFO.get(tag.lower()) or LANG_INFO.get(tag.partition("-")[0].lower()) or {}
    return gettext(info["name"]) if "name" in info else tag
