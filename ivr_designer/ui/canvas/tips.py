"""Tooltips: what does not fit on the canvas, in plain words."""

from html import escape

from ivr_designer.sync.status import ItemStatus
from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.hits import Hit, Part
from ivr_designer.ui.canvas.labels import finding_words, key_spoken, state_word
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.text import say, tr


def tip(picture: CanvasPicture, found: Hit, why: ItemStatus | None) -> str:
    """The tooltip of what was hit, as escaped text that Qt shows literally; empty for nothing."""
    words = tip_words(picture, found, why)
    return "<qt>" + "<br>".join(escape(line) for line in words) + "</qt>" if words else ""


def tip_words(picture: CanvasPicture, found: Hit, why: ItemStatus | None) -> list[str]:
    """The lines of a tooltip."""
    if found.part is Part.PORT:
        return [tr("Drag to a box, or to an empty place, to add a key")]
    if found.part is Part.FOLD:
        return [tr("Fold or unfold what is below")]
    if found.part is Part.START:
        return [tr("Drag to give this key to another node")]
    lines: list[str] = []
    if found.keypress is not None:
        keypress = picture.tree.keypresses.get(found.keypress)
        if keypress is not None:
            target = picture.boxes.get(picture.tree.target(keypress))
            name = target.words.title if target is not None else tr("a folded box")
            lines.append(
                tr("{key} → {target}").format(key=key_spoken(keypress.key).capitalize(), target=name)
            )
    elif found.vertex is not None and found.vertex in picture.boxes:
        lines += _box_lines(picture.boxes[found.vertex])
    if why is not None and lines:
        lines.append(state_word(why.state))
        if why.why is not None:
            lines.append(say(why.why))
        if why.server_words:
            lines.append(tr("The server said: {words}").format(words=why.server_words))
    return lines


def _box_lines(box: Box) -> list[str]:
    lines = [box.words.title or tr("(no name)")]
    if box.words.text:
        lines.append(box.words.text)
    findings = finding_words(box.finding)
    if findings:
        lines.append(findings)
    if not box.reachable:
        lines.append(tr("No caller can get here."))
    return lines
