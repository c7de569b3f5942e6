"""Names of authors and editors, out of a BibTeX name list."""

import re

from litmatrix.model import Name
from litmatrix.readers.latex import plain

_ONE_COMMA = re.compile(r"[^,{}\\]+,\s*[^,{}\\]*\Z")


def read_names(raw: str) -> tuple[Name, ...]:
    """The people or groups of a name list such as `Hansen, Kari and {Statistisk sentralbyrå}`.

    The usual form, `Family, Given`, is read at once; everything else follows BibTeX's rules for names
    (Patashnik 1988, BibTeXing, §4) through bibtexparser.
    """
    if not raw:
        return ()
    folded = " ".join(raw.split())
    plain_list = "{" not in folded or " and " not in folded.lower()
    parts = folded.split(" and ") if plain_list else _split_outside_braces(folded)
    return tuple(_read_name(part.strip()) for part in parts if part.strip())


def _split_outside_braces(raw: str) -> list[str]:
    from bibtexparser.middlewares.names import split_multiple_persons_names

    parts: list[str] = split_multiple_persons_names(raw)
    return parts


def _read_name(part: str) -> Name:
    if _ONE_COMMA.match(part):
        family, given = part.split(",", 1)
        return Name(family.strip(), given.strip())
    if part.isalpha():
        return Name(part)
    if part.startswith("{") and part.endswith("}") and "}" not in part[:-1].replace("\\}", ""):
        return Name(plain(part), group=True)
    return _read_by_bibtex_rules(part)


def _read_by_bibtex_rules(part: str) -> Name:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    try:
        found = parse_single_name_into_parts(part, strict=False)
    except InvalidNameError:
        return Name(plain(part))
    family = " ".join([*found.von, *found.last])
    given = " ".join([*found.first, *found.jr])
    return Name(plain(family), plain(given), group=not given and family.startswith("{"))
