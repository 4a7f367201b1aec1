"""The as-built document: picture, prompts, keys, numbers, findings and changes, to print or to file."""

from collections.abc import Iterable, Mapping
from html import escape

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.nodes import SCRIPT, Node, PlayPrompt, TalkPrompt, UnknownPrompt, own_text
from ivr_designer.domain.voices import VOICES
from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.storage.exporters.words import Words

# Nothing from outside is loaded and no script runs, whatever a name or a prompt may contain.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
body{font:15px/1.5 sans-serif;color:#17202b;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{margin-bottom:0}h2{margin-top:2.2rem;border-bottom:1px solid #ccd3da}h3{margin-bottom:.3rem}
table{border-collapse:collapse;width:100%}
td,th{border:1px solid #ccd3da;padding:.3rem .6rem;text-align:left}
th{background:#f2f5f8}
blockquote{margin:.4rem 0;padding:.3rem .9rem;border-left:3px solid #1b4f9c;
  white-space:pre-wrap}
.meta{color:#44505c}.E{color:#a4161a}.W{color:#8a5a00}.picture{overflow:auto}
.picture svg{max-width:100%;height:auto}
@media print{body{margin:0;max-width:none}section{break-inside:avoid}}
""".strip()


def write(source: ExportSource, picture: str = "") -> str:
    """The text of an .html file; it stands alone. `picture` is an SVG element, trusted as it is."""
    say, tree = source.speech, source.tree
    name = escape(source.text(tree.name))
    made = say("As built on {date}", date=source.made_on.isoformat())
    anchors = {node: f"n{index}" for index, node in enumerate(tree.nodes)}
    parts = [
        f'<!DOCTYPE html>\n<html lang="{say.language}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f'<meta name="viewport" content="width=device-width"><title>{name}</title>',
        f"<style>{_STYLE}</style></head><body>",
        f'<h1>{name}</h1><p class="meta">{escape(made)}</p>',
        *_numbers(source, say),
        *([f'<h2>{escape(say("Picture"))}</h2><div class="picture">{picture}</div>'] if picture else []),
        f"<h2>{escape(say('Nodes'))}</h2>",
    ]
    reachable = tree.reachable()
    for node in tree.nodes.values():
        parts += _node(source, anchors, node, node.id in reachable)
    parts += _findings(source, say)
    parts += _listed(say("Changes"), [source.text(c) for c in source.changes])
    parts.append(f'<p class="meta">{escape(say("Made with IVR Designer."))}</p></body></html>\n')
    return "\n".join(parts)


def _numbers(source: ExportSource, say: Words) -> list[str]:
    if source.numbers is None:
        line = say("The numbers were not read.")
    elif not source.numbers:
        line = say("No number plays this menu.")
    else:
        line = ", ".join(source.phone(n) for n in source.numbers)
    return [f"<p><b>{escape(say('Numbers'))}:</b> {escape(line)}</p>"]


def _node(source: ExportSource, anchors: Mapping[NodeId, str], node: Node, reached: bool) -> list[str]:
    tree, say = source.tree, source.speech
    parts = [f'<section id="{anchors[node.id]}"><h3>{escape(source.title(node.id))}</h3>']
    if node.id == tree.root:
        parts.append(f'<p class="meta">{escape(say("Callers enter here."))}</p>')
    elif not reached:
        parts.append(f'<p class="W">{escape(say("Callers cannot get here."))}</p>')
    parts.append(f"<blockquote>{escape(_prompt(source, say, node))}</blockquote>")
    parts.append(f'<p class="meta">{escape(" · ".join(_settings(say, node)))}</p>')
    presses = tree.keypresses_of(node.id)
    if presses:
        parts.append(f"<table><tr><th>{escape(say('Key'))}</th><th>{escape(say('What happens'))}</th></tr>")
        parts += [_row(source, anchors, press) for press in presses]
        parts.append("</table>")
    if node.note:
        parts.append(f"<p><b>{escape(say('Note'))}:</b> {escape(source.text(node.note))}</p>")
    return [*parts, "</section>"]


def _prompt(source: ExportSource, say: Words, node: Node) -> str:
    match node.prompt:
        case TalkPrompt(text=text):
            return source.text(text) or say("(no words)")
        case PlayPrompt(file=file):
            script = source.text(own_text(node, SCRIPT))
            return f"{say('Recording')}: {source.text(file)}" + (f" · {script}" if script else "")
        case UnknownPrompt(mode=mode):
            return say("of an unknown kind ({mode})", mode=source.text(mode))


def _settings(say: Words, node: Node) -> list[str]:
    told = []
    if isinstance(node.prompt, TalkPrompt):
        name = node.prompt.voice or ""
        voice = say(VOICES[name].template) if name in VOICES else name or say("the default voice")
        told.append(f"{say('Voice')}: {voice}, {say('speed {speed}', speed=node.prompt.speed)}")
    told.append(f"{say('Waits for a key')}: {say('{seconds} s', seconds=node.keypress_timeout_s)}")
    if node.delay_ms:
        told.append(f"{say('Silence before the prompt')}: {say('{ms} ms', ms=node.delay_ms)}")
    if node.loop_count != 1:
        told.append(f"{say('Played')}: {node.loop_count}×")
    told.append(f"{say('Callers may press before the end')}: {say('yes' if node.barge_in else 'no')}")
    return told


def _row(source: ExportSource, anchors: Mapping[NodeId, str], press: Keypress) -> str:
    say = source.speech
    what = escape(source.led_to(press))
    if press.action is Action.NEXT_NODE and press.next_node and press.next_node in anchors:
        what = f'<a href="#{anchors[press.next_node]}">{what}</a>'
    if press.action is Action.PHONE and press.from_number:
        what += escape(f" ({say('shown number {number}', number=source.phone(press.from_number))})")
    return f"<tr><td>{escape(source.face(press.key))}</td><td>{what}</td></tr>"


def _findings(source: ExportSource, say: Words) -> list[str]:
    if source.findings is None:
        return []
    parts = [f"<h2>{escape(say('Findings'))}</h2>"]
    if not source.findings:
        return [*parts, f"<p>{escape(say('Nothing was found.'))}</p>"]
    for found in source.findings:
        text = escape(f"{found.severity} {found.rule}: {source.text(found.message)}")
        parts.append(f'<p class="{escape(found.severity)}">{text}</p>')
    return parts


def _listed(title: str, lines: Iterable[str]) -> list[str]:
    items = [f"<li>{escape(line)}</li>" for line in lines]
    return [f"<h2>{escape(title)}</h2><ol>", *items, "</ol>"] if items else []
