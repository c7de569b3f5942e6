"""Files of parts in a ZIP archive (Word, Excel), the same bytes on every machine and every day.

Nothing is compressed unless asked: what compression makes depends on the zlib at hand (Python for Windows and
several Linux systems use zlib-ng), and the same review must give the same file everywhere.
"""

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_NOBODY: Mapping[str, int] = {}


def packed(parts: Mapping[str, bytes], compression: Mapping[str, int] = _NOBODY) -> bytes:
    """The archive of these parts, in this order. `compression` says how a part is packed, by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o600 << 16
            entry.compress_type = compression.get(name, zipfile.ZIP_STORED)
            archive.writestr(entry, content)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive that we made ourselves; never of one that somebody gives us."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
