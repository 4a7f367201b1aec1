"""The studio script of one tree, as an export."""

from dataclasses import replace

from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.ui.exports.drawing import ensure_app
from ivr_designer.ui.prompt_rows import PromptRow, prompt_rows
from ivr_designer.ui.studio_script import script_pdf
from ivr_designer.ui.text import tr


def write_script(source: ExportSource) -> bytes:
    """A PDF file on A4."""
    ensure_app()
    rows = [_shown(source, row) for row in prompt_rows([source.tree], None)]
    title = tr("Studio script: {name}").format(name=source.text(source.tree.name))
    return script_pdf(rows, title, source.made_on)


def _shown(source: ExportSource, row: PromptRow) -> PromptRow:
    """The row as it may be seen: numbers masked if that is asked for."""
    return replace(
        row, name=source.text(row.name), text=source.text(row.text) if row.text is not None else None,
        script=source.text(row.script), second=source.text(row.second),
    )  # fmt: skip
