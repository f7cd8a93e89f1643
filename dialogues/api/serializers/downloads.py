from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.api.serializers.shape import Moment, Shape


class DownloadFileSerializer(Shape):
    """One file, the same bytes under this address as long as there is anything."""

    name = serializers.CharField()
    url = serializers.URLField()
    title = serializers.CharField()
    mediatype = serializers.CharField(help_text=_("As it is sent, packed where it is."))
    kind = serializers.ChoiceField(
        ["sqlite", "archive", "readme", "metadata", "csv", "jsonl", "schema", "digests"],
        help_text=_("What it is: “schema” is the Data Package, “digests” for sha256sum."),
    )
    bytes = serializers.IntegerField(min_value=0)
    sha256 = serializers.RegexField("^[0-9a-f]{64}$")
    table = serializers.CharField(
        allow_null=True, help_text=_("Which table it holds; null where it is more than one.")
    )
    rows = serializers.IntegerField(allow_null=True, min_value=0)


class DownloadsSerializer(Shape):
    """The whole database as files of one moment; all null and no files where none were made."""

    page = serializers.URLField(help_text=_("The same for a reader."))
    version = serializers.CharField(allow_null=True)
    created = Moment(allow_null=True)
    since = serializers.IntegerField(
        allow_null=True, help_text=_("The newest change that the files know.")
    )
    changes = serializers.URLField(
        allow_null=True, help_text=_("What came later: where a copy made of the files goes on.")
    )
    up_to_date = serializers.BooleanField(help_text=_("Nothing public has changed since."))
    withheld = serializers.BooleanField(
        help_text=_("Something was taken from view since; until new files are made there are none.")
    )
    files = DownloadFileSerializer(many=True)
