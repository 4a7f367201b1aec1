"""Ways out that need Qt: pictures, what holds one, the studio script. Importing this package offers them."""

from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.exporters.registry import Exporter, Writer, register
from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.ui.exports.pages import write_a3, write_a4
from ivr_designer.ui.exports.pictures import write_png
from ivr_designer.ui.exports.script import write_script
from ivr_designer.ui.exports.vectors import write_document, write_svg
from ivr_designer.ui.translation import speaking


def _in_its_language(write: Writer) -> Writer:
    """The same in the language of the document, whatever the window speaks."""

    def written(source: ExportSource) -> bytes:
        with speaking(source.speech.language):
            return write(source)

    return written


for _exporter in (
    Exporter("html", phrase("As-built document"), ".html", _in_its_language(write_document)),
    Exporter("svg", phrase("Picture"), ".svg", _in_its_language(write_svg)),
    Exporter("png", phrase("Picture as on the canvas"), ".png", _in_its_language(write_png)),
    Exporter("pdf", phrase("Printed picture, A4"), ".pdf", _in_its_language(write_a4)),
    Exporter("pdf-a3", phrase("Printed picture, A3"), ".pdf", _in_its_language(write_a3)),
    Exporter("script-pdf", phrase("Studio script"), ".pdf", _in_its_language(write_script)),
):
    register(_exporter)
