"""The critical appraisal of the studies: tables, figures, and what the chapter says of them.

Every answer is shown as it was given, with its reason. Nothing is summed into a number, and an answer such as
"cannot tell", an item that does not apply and one that nobody has answered are three different things.
"""

from litmatrix.appraisal.appraised import Appraised, appraised
from litmatrix.appraisal.bars import bars
from litmatrix.appraisal.lights import lights
from litmatrix.appraisal.section import appraisal_section
from litmatrix.appraisal.tables import answers_table, reasons_table

__all__ = ["Appraised", "answers_table", "appraisal_section", "appraised", "bars", "lights", "reasons_table"]
