"""Static files under names that change with their contents, so that browsers may keep them for ever."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: Extensions of htmx that no page uses; one of them names a file that is not there.
LEFT_OUT = ("django_htmx/ext/*",)


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Also the names by which one script imports another."""

    support_js_module_import_aggregation = True


class AppFiles(AppDirectoriesFinder):
    """The files of all applications but for what is left out."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        return iter(super().list([*(ignore_patterns or ()), *LEFT_OUT]))
