"""What can be wrong with a citation style."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_WHY = Message(
    nb="Siteringsstilen bestemmer hvordan hver henvisning og hele referanselisten ser ut.",
    nn="Siteringsstilen avgjer korleis kvar tilvising og heile referanselista ser ut.",
    en="The citation style decides how every citation and the whole reference list look.",
)
UNKNOWN_STYLE = Rule(
    "CIT001",
    "unknown-style",
    Severity.ERROR,
    Message(
        nb="«{style}» er ingen kjent siteringsstil.",
        nn="«{style}» er ingen kjend siteringsstil.",
        en="“{style}” is no known citation style.",
    ),
    Message(
        nb="Bruk navnet fra zotero.org/styles, for eksempel norsk-apa-manual, eller stien til en .csl-fil.",
        nn="Bruk namnet frå zotero.org/styles, til dømes norsk-apa-manual, eller stien til ei .csl-fil.",
        en="Use the name from zotero.org/styles, for example norsk-apa-manual, or the path of a .csl file.",
    ),
    _WHY,
)
NO_STYLE_FILE = Rule(
    "CIT002",
    "style-file-missing",
    Severity.ERROR,
    Message(
        nb="Stilfilen {style} finnes ikke.",
        nn="Stilfila {style} finst ikkje.",
        en="The style file {style} does not exist.",
    ),
    Message(
        nb="Skriv stien sett fra mappen med sources og matrices.",
        nn="Skriv stien sett frå mappa med sources og matrices.",
        en="Write the path as seen from the folder with sources and matrices.",
    ),
    _WHY,
)
NOT_A_STYLE = Rule(
    "CIT003",
    "not-a-style",
    Severity.ERROR,
    Message(
        nb="{style} er ingen CSL-stil: {reason}.",
        nn="{style} er ingen CSL-stil: {reason}.",
        en="{style} is no CSL style: {reason}.",
    ),
    Message(
        nb="Hent stilen på nytt fra zotero.org/styles. Filen begynner med <?xml og <style.",
        nn="Hent stilen på nytt frå zotero.org/styles. Fila byrjar med <?xml og <style.",
        en="Fetch the style again from zotero.org/styles. The file begins with <?xml and <style.",
    ),
    _WHY,
)

RULES = (UNKNOWN_STYLE, NO_STYLE_FILE, NOT_A_STYLE)
