"""Words that biblatex-apa leaves in English, or has otherwise than the Norwegian APA manual.

"et al." for "mfl." and "u.å." for "udatert": https://sokogskriv.no/referansestiler/apa-7th.html
"""

from collections.abc import Mapping
from types import MappingProxyType

_BOTH = {
    "andothers": "et\\addabbrvspace al\\adddot",
    "nodate": "u\\adddot å\\adddot",
    "article": "Artikkel",
    "video": "Video",
    "film": "Film",
    "map": "Kart",
    "album": "Album",
    "song": "Låt",
    "podcast": "Podkast",
    "photograph": "Fotografi",
    "interview": "Intervju",
    "tvseries": "TV-serie",
    "manunpub": "Upublisert manuskript",
    "writers": "manus",
    "paragraph": "avsn\\adddot",
    "paragraphs": "avsn\\adddot",
    "part": "del",
    "directors": "regissører",
    "producers": "produsenter",
    "powerpoint": "PowerPoint",
}
_NYNORSK = {
    "producers": "produsentar",
    "directors": "regissørar",
    "manunpub": "Upublisert manuskript",
}

BIBLATEX_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"nb": MappingProxyType(_BOTH), "nn": MappingProxyType(_BOTH | _NYNORSK), "en": MappingProxyType({})}
)
"""By language: biblatex's name of a word, and the word."""
