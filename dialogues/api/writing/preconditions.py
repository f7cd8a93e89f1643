"""Nobody writes over what they have not seen: ETag and If-Match (RFC 9110, RFC 6585)."""

from typing import Any

from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from rest_framework.request import Request

from dialogues.api.problems import Refusal
from dialogues.editorial.next_versions import newest_version
from dialogues.models import VersionConflict

LONGEST = 2_000


def etag_of(record: Any) -> str:
    """A strong one: another with every save of the record or of its next version."""
    return etag(record, newest_version(record))


def etag(record: Any, version: int) -> str:
    return f'"{record._meta.model_name}-{record.pk}-{version}"'


def require_match(request: Request, record: Any) -> Any:
    """The record, locked until all is done; raises ``Refusal`` with 428 or 412."""
    asked = request.headers.get("If-Match", "")
    if not asked.strip():
        told = _("Send If-Match with the ETag of the version you have read, or * for any.")
        raise Refusal(428, told)
    fresh = type(record)._base_manager.select_for_update().filter(pk=record.pk).first()
    if fresh is None:
        raise VersionConflict(record)
    present = etag_of(fresh)
    if asked.strip() != "*" and present not in parse_etags(asked[:LONGEST]):
        told = _("It was changed since you read it; read it again. Nothing was written.")
        raise Refusal(412, told, headers={"ETag": present})
    return fresh
