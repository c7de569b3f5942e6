"""Norwegian words for the names and values of the format, for whoever writes what they mean: «side» for `page`.

The format itself stays one: such a word is a fault, and the right name is offered.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from litmatrix.diagnostic import nearest

_ENGLISH: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "alder": ("age",),
        "avsnitt": ("paragraph", "section"),
        "begrunnelse": ("because",),
        "belegg": ("evidence",),
        "bevis": ("evidence",),
        "blandet": ("mixed",),
        "blanda": ("mixed",),
        "bokmål": ("nb",),
        "database": ("found_in", "database"),
        "databaser": ("found_in",),
        "dato": ("date",),
        "engelsk": ("en",),
        "english": ("en",),
        "dokument": ("document",),
        "fagfellevurdert": ("peer_reviewed",),
        "felt": ("fields",),
        "felter": ("fields",),
        "figur": ("figure",),
        "forfatter": ("authors",),
        "forfattere": ("authors",),
        "formål": ("aim",),
        "forskningsspørsmål": ("research_questions", "questions"),
        "forskingsspørsmål": ("research_questions", "questions"),
        "fordi": ("because",),
        "funnet_i": ("found_in",),
        "gjenstår": ("todo",),
        "grunngjeving": ("because",),
        "hensikt": ("aim",),
        "ja": ("yes", "true"),
        "kapittel": ("chapter",),
        "kilde": ("report", "reports"),
        "kilder": ("reports",),
        "kolonner": ("columns",),
        "kvalitativ": ("qualitative",),
        "kvantitativ": ("quantitative",),
        "merknad": ("note",),
        "metode": ("method",),
        "motsies_av": ("contradicted_by",),
        "mål": ("aim",),
        "navn": ("name",),
        "nei": ("no", "false"),
        "nivå": ("rating",),
        "nivåer": ("levels",),
        "notat": ("note",),
        "norsk": ("nb",),
        "nynorsk": ("nn",),
        "oversikt": ("review",),
        "parafrase": ("paraphrase",),
        "problemstilling": ("question",),
        "rapport": ("report", "reports"),
        "rapporter": ("reports",),
        "referanse": ("report", "reports"),
        "register": ("register",),
        "resultat": ("result",),
        "side": ("page",),
        "sider": ("page",),
        "sitat": ("quote",),
        "skala": ("scale",),
        "språk": ("language",),
        "spørsmål": ("questions", "question"),
        "støttes_av": ("supported_by",),
        "søk": ("searches",),
        "søkestreng": ("string",),
        "tabell": ("table",),
        "tema": ("themes",),
        "temaer": ("themes",),
        "tittel": ("title",),
        "treff": ("hits",),
        "utvalg": ("sample",),
        "vurdering": ("rating", "ratings"),
        "vurderinger": ("ratings",),
        "år": ("year",),
    }
)


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word that is meant: what the Norwegian word is called here, else the one that is most alike."""
    words = tuple(known)
    meant = _ENGLISH.get(word.casefold(), ())
    return next((one for one in meant if one in words), None) or nearest(word, words)
