"""The language of a reference is not one that anybody knows.

The language decides whether capital letters in the title stay; an unknown one counts as none.

Fails:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      langid = {nosk}}

Passes:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      langid = {norsk}}
"""

import re
from collections.abc import Iterator

from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF011",
    "unknown-langid",
    Severity.WARNING,
    message=Message(
        nb="«{language}» er ikke et språk i feltet langid.",
        nn="«{language}» er ikkje eit språk i feltet langid.",
        en="“{language}” is not a language of the field langid.",
    ),
    hint=Message(
        nb="Skriv for eksempel norsk, nynorsk, english, swedish eller danish.",
        nn="Skriv til dømes norsk, nynorsk, english, swedish eller danish.",
        en="Write for example norsk, nynorsk, english, swedish or danish.",
    ),
    why=Message(
        nb="Språket avgjør om store bokstaver i tittelen blir stående i referanselisten.",
        nn="Språket avgjer om store bokstavar i tittelen blir ståande i referanselista.",
        en="The language decides whether capital letters in the title stay in the reference list.",
    ),
)

# The names of the packages babel and polyglossia, as the manual of biblatex lists them (§3.1.1, langid).
_LANGUAGES = frozenset(
    """
    afrikaans american arabic armenian australian austrian basque belarusian brazil brazilian british bulgarian
    canadian canadien catalan chinese croatian czech danish dutch english esperanto estonian finnish francais french
    galician georgian german greek hebrew hindi hungarian icelandic indonesian interlingua irish italian japanese
    korean kurdish latin latvian lithuanian macedonian magyar malay mexican naustrian newzealand ngerman norsk
    norwegian nswissgerman nynorsk persian piedmontese polish polutonikogreek portuges portuguese romanian russian
    samin scottish serbian serbianc slovak slovene slovenian somali spanish spanishmx swahili swedish swissgerman
    thai turkish turkmen ukrainian UKenglish USenglish urdu vietnamese welsh bokmal bokmaal
    """.casefold().split()
)
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?\Z", re.IGNORECASE)
"""A code such as nb or en-GB (BCP 47)."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per unknown value of `langid`."""
    suggestions = Suggestions(_LANGUAGES)
    for reference in review.references.values():
        language = reference.fields.get("langid", "").strip()
        if language and language.casefold() not in _LANGUAGES and not _TAG.match(language):
            where = reference.place("langid")
            yield Fault(RULE, where, {"language": language, "near": suggestions.near(language)})
