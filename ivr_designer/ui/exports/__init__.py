"""Ways out that need Qt: PNG, PDF, the studio script. Importing this package offers them to everybody."""

from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.exporters.registry import Exporter, register
from ivr_designer.ui.exports.pages import write_a3, write_a4
from ivr_designer.ui.exports.pictures import write_png
from ivr_designer.ui.exports.script import write_script

for _exporter in (
    Exporter("png", phrase("Picture as on the canvas"), ".png", write_png),
    Exporter("pdf", phrase("Printed picture, A4"), ".pdf", write_a4),
    Exporter("pdf-a3", phrase("Printed picture, A3"), ".pdf", write_a3),
    Exporter("script-pdf", phrase("Studio script"), ".pdf", write_script),
):
    register(_exporter)
