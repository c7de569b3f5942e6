"""The names that BibTeX, biblatex and reference managers give to fields and types of references.

Fields and types of the biblatex manual (v3.20, §2.1 and §2.2), those of the standard BibTeX styles, and what
Zotero, Better BibTeX, JabRef, Mendeley and EndNote write besides.
"""

FIELDS = frozenset(
    """
    abstract accessed acceptdate address addendum affiliation afterword afterwordtitle annotation annotator annote
    archive archivelocation archiveprefix arxivid asin assignee author authortype bookauthor bookpagination
    booksubtitle booktitle booktitleaddon call-number chapter citeulike-article-id clonesof collaborator
    collection comment commentator copyright creationdate crossref date date-added date-modified day
    doi ean edition editor editora editoratype editorb editorbtype editorc editorctype editortype eid
    entryset entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon execute file foreword
    gender groups holder howpublished hyphenation idm ids indexsorttitle indextitle institution interhash
    internal-note introduction iflatex isan isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon iswc
    jabref journal journalsubtitle journaltitle journaltitleaddon key keywords label langid langidopts language
    lastchecked lccn library lista listb listc listd liste listf location mainsubtitle maintitle maintitleaddon
    medium mendeley-groups mendeley-tags modificationdate month mrnumber nameaddon namea nameb namec note number
    numpages options organization origdate origlanguage origlocation origpublisher origtitle owner pages pagetotal
    pagination part pmcid pmid presort primaryclass priority pubmedid publisher pubstate qualityassured
    ranking readstatus refid related relatedoptions relatedstring relatedtype reprinttitle review rights school
    scope section series shelfmark shortauthor shorteditor shorthand shorthandintro shortjournal shortseries
    shorttitle sortkey sortname sortshorthand sorttitle sortyear subject subtitle supplement thesistype
    timestamp title titleaddon translator type urldate url urlaccessdate url-date usera userb userc userd usere
    userf username uuid venue verba verbb verbc version volume volumes volumetitle web_page xdata xref year
    yeardivision zblnumber zotero-key
    """.split()  # noqa: SIM905 - words read better than a list of strings
)

TYPES = frozenset(
    """
    article artwork audio bibnote book bookinbook booklet collection commentary conference data dataset electronic
    image inbook incollection inproceedings inreference jurisdiction legal legislation letter manual map
    mastersthesis misc movie music mvbook mvcollection mvproceedings mvreference newspaper online patent
    performance periodical phdthesis presentation proceedings reference report review set software standard
    suppbook suppcollection suppperiodical techreport thesis tvbroadcast unpublished video webpage www xdata
    """.split()  # noqa: SIM905 - words read better than a list of strings
)
