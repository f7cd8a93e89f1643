"""The search box of a list and of every autocomplete."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.search.query import SearchError
from dialogues.text.folding import fold

Found = tuple[QuerySet[Any], bool]


class SearchesFullText:
    """Searches the records' own index: any script, without accents and case, by word beginnings."""

    search_help_text: Any = _("Words in any script, in any order; “an exact phrase”; -without.")

    def get_search_results(
        self: Any, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> Found:
        if not search_term.strip():
            return queryset, False
        try:
            return queryset.search(search_term, prefix=True), False  # type: ignore[attr-defined]
        except SearchError as error:
            if request.path != reverse("admin:autocomplete"):
                messages.warning(request, str(error))
            return queryset.none(), False


class SearchesFolded:
    """For a small table without an index: compares folded texts row by row."""

    search_help_text: Any = _("Parts of names, in any script.")

    def get_search_results(
        self: Any, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> Found:
        words = fold(search_term).split()
        if not words:
            return queryset, False
        rows = queryset.order_by().values_list("pk", *self.search_fields)
        found = [pk for pk, *texts in rows if _all_in(words, fold(" ".join(texts)))]
        return queryset.filter(pk__in=found), False


def _all_in(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
