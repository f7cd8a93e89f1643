"""Static files under names that change with their contents, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Also the names by which one script imports another."""

    support_js_module_import_aggregation = True
