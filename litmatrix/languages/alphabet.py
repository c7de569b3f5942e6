"""The order of letters: what sorts a list of names the way its readers look them up."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

# æ, ø and å come after z, in this order: the code points that follow z keep them there.
_AE, _OE, _AA = "{", "|", "}"
NORWEGIAN: Mapping[str, str] = MappingProxyType(
    {"aa": _AA, "å": _AA, "æ": _AE, "ä": _AE, "ę": _AE, "ø": _OE, "ö": _OE, "ő": _OE, "œ": _OE}
    | {"ü": "y", "ű": "y", "ð": "d", "đ": "d", "þ": "th"}
)
"""What the letters sort as, after Unicode CLDR's `common/collation/no.xml`."""
ENGLISH: Mapping[str, str] = MappingProxyType({"æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "þ": "th"})

_FURTHER = str.maketrans({"ł": "l", "ı": "i", "ħ": "h"})
# Nothing comes before something: "Hansen, A." before "Hansen Lie, B."
_IGNORED = str.maketrans(
    {",": "\x00", " ": "\x01", "\u00a0": "\x01", "-": None, "'": None, "’": None, "«": None, "»": None}
)


def sort_key(text: str, letters: Mapping[str, str]) -> tuple[str, str]:
    """What `text` sorts by: letters without accents and case, then the text itself where those are equal."""
    ordered = _in_order(unicodedata.normalize("NFC", text).casefold(), letters)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", ordered) if not unicodedata.combining(sign))
    # Once more for the letters that lost an accent: ǿ is an ø.
    return _in_order(bare, letters).translate(_FURTHER).translate(_IGNORED), text


def _in_order(text: str, letters: Mapping[str, str]) -> str:
    for written, sorted_as in letters.items():
        text = text.replace(written, sorted_as)
    return text
