"""Why the system refused a file, in plain words: an `OSError` itself speaks English, or the machine's language.

The words begin without a capital and end without a full stop, since they stand after a colon.
"""

import errno
from collections.abc import Mapping
from types import MappingProxyType

from litmatrix.message import Message

_NOT_ALLOWED = Message(nb="du har ikke tilgang", nn="du har ikkje tilgang", en="you have no permission")
_FULL = Message(nb="disken er full", nn="disken er full", en="the disk is full")
_BUSY = Message(
    nb="den er åpen i et annet program", nn="ho er open i eit anna program", en="it is open in another program"
)
MAY_BE_OPEN = (_NOT_ALLOWED, _BUSY)
"""Reasons behind which, on Windows, often stands a document that is open in Word."""
_REASONS: Mapping[int, Message] = MappingProxyType(
    {
        errno.EACCES: _NOT_ALLOWED,
        errno.EPERM: _NOT_ALLOWED,
        errno.ENOENT: Message(nb="den finnes ikke", nn="ho finst ikkje", en="it does not exist"),
        errno.EISDIR: Message(nb="det er en mappe", nn="det er ei mappe", en="it is a folder"),
        errno.ENOTDIR: Message(
            nb="det som skulle være en mappe, er en fil",
            nn="det som skulle vere ei mappe, er ei fil",
            en="what should be a folder is a file",
        ),
        errno.ENOSPC: _FULL,
        errno.EDQUOT: _FULL,
        errno.EROFS: Message(
            nb="disken kan bare leses, ikke skrives til",
            nn="disken kan berre lesast, ikkje skrivast til",
            en="the disk can only be read, not written to",
        ),
        errno.EBUSY: _BUSY,
        errno.EEXIST: Message(
            nb="det ligger noe der fra før", nn="det ligg noko der frå før", en="something is there already"
        ),
        errno.ENAMETOOLONG: Message(
            nb="navnet eller stien er for lang",
            nn="namnet eller stien er for lang",
            en="the name or path is too long",
        ),
        errno.ELOOP: Message(
            nb="lenken fører tilbake til seg selv",
            nn="lenkja fører attende til seg sjølv",
            en="the link leads back to itself",
        ),
        errno.EMFILE: Message(
            nb="for mange filer er åpne", nn="for mange filer er opne", en="too many files are open"
        ),
        errno.EIO: Message(
            nb="disken svarer ikke som den skal",
            nn="disken svarar ikkje som han skal",
            en="the disk does not answer as it should",
        ),
    }
)
_SHARING_VIOLATIONS = (32, 33)
"""Windows: another program holds the file (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION); EACCES to Python."""


def reason(error: OSError) -> Message:
    """Why the system refused, as a part of a sentence; for what is not in the table, the error's name (EFBIG)."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return _BUSY
    known = _REASONS.get(error.errno or 0)
    if known is not None:
        return known
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return Message(
        nb=f"systemet sa nei ({name})", nn=f"systemet sa nei ({name})", en=f"the system refused ({name})"
    )
