"""LibreOffice as a reader uses it: opens a file, comments and edits it, and saves it as Word."""

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">{}
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Edit"/></library:library>
"""
_BASIC = """
Function Found(doc, words)
  Dim search
  search = doc.createSearchDescriptor()
  search.SearchString = words
  Found = doc.findFirst(search)
End Function

Sub Comment(doc, words, author, said)
  Dim place, note
  place = Found(doc, words)
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = author
  note.Content = said
  place.Text.insertTextContent(place, note, True)
End Sub

Sub Change(doc, words, other)
  Dim place
  place = Found(doc, words)
  doc.RecordChanges = True
  place.String = other
  doc.RecordChanges = False
End Sub

Sub Run()
  Dim doc, hidden(0) As New com.sun.star.beans.PropertyValue, word(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  word(0).Name = "FilterName"
  word(0).Value = "MS Word 2007 XML"
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{steps}
  doc.storeToURL("{target}", word())
  doc.close(True)
End Sub
"""


def comment(words: str, author: str, said: str) -> str:
    """A step: a comment at the first place where these words stand."""
    return f"  Comment(doc, {_text(words)}, {_text(author)}, {_text(said)})"


def change(words: str, other: str) -> str:
    """A step: the first place where these words stand reads otherwise, and the change is tracked."""
    return f"  Change(doc, {_text(words)}, {_text(other)})"


def edited(data: bytes, steps: list[str], folder: Path) -> bytes:
    """The Word file after these steps, as LibreOffice saves it."""
    source, target, profile = folder / "before.docx", folder / "after.docx", folder / "profile"
    source.write_bytes(data)
    basic = profile / "user/basic/Standard"
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    if not basic.exists():  # LibreOffice lays out its profile when it first starts, over whatever is there
        subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=180)
    code = _BASIC.format(source=source.as_uri(), target=target.as_uri(), steps="\n".join(steps))
    (basic / "Edit.xba").write_text(_MODULE.format(escape(code)), "utf-8")
    (basic / "script.xlb").write_text(_LIBRARY, "utf-8")
    subprocess.run([*office, "macro:///Standard.Edit.Run"], check=True, capture_output=True, timeout=180)
    return target.read_bytes()


def _text(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
