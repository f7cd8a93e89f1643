"""What a zip file may unpack to; asked before anything is unpacked."""

import io
import lzma
import zipfile
import zlib

from django.utils.translation import gettext as _

from dialogues.importing.limits import LARGEST_UNPACKED, MOST_ENTRIES
from dialogues.importing.problems import FileRefused

DAMAGED = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)
UNPACKING = (zlib.error, lzma.LZMAError)
PASSWORD = 0x1


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, if it is sound and small enough; the sizes are those that unpacking obeys."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except DAMAGED as error:
        raise FileRefused(
            _("The file is damaged: it cannot be unpacked. Save it anew and send it again.")
        ) from error
    if len(entries) > MOST_ENTRIES:
        raise FileRefused(
            _("The file holds %(count)s files inside; at most %(limit)s are allowed.")
            % {"count": len(entries), "limit": MOST_ENTRIES}
        )
    _require_small(sum(entry.file_size for entry in entries))
    if any(entry.flag_bits & PASSWORD for entry in entries):
        raise FileRefused(_("The file is locked with a password. Save it without one."))
    return archive


def _require_small(unpacked: int) -> None:
    if unpacked > LARGEST_UNPACKED:
        raise FileRefused(
            _(
                "The file would unpack to %(size)s MB; at most %(limit)s MB are allowed. "
                "Send it in parts."
            )
            % {"size": unpacked // 1_048_576, "limit": LARGEST_UNPACKED // 1_048_576}
        )
