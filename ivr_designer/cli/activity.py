"""ivr-designer activity: who changed what, when, and how it ended."""

from datetime import datetime
from pathlib import Path

import click

from ivr_designer.cli.connection import Given, connection_options, profile_of
from ivr_designer.cli.output import FINE, counted, is_stdout, put_out, say, say_json


@click.command("activity")
@click.option("--json", "as_json", is_flag=True, help="Print the lines as JSON.")
@click.option("--csv", "output", type=click.Path(path_type=Path), help="Write a table; - for stdout.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Newest lines only.")
@connection_options
def command(as_json: bool, output: Path | None, limit: int, given: Given) -> int:
    """List what was done from this machine with a contact center, oldest first.

    No secret is needed, and nothing is asked of the server. A table (--csv) holds all lines.
    """
    profile = profile_of(given)
    from ivr_designer.config.paths import folders
    from ivr_designer.storage.files import write_bytes
    from ivr_designer.sync.log_reading import as_csv, read_file
    from ivr_designer.sync.session import journal_path

    entries, names, _remote = read_file(journal_path(folders(), profile))
    if output is not None and is_stdout(output):
        put_out(as_csv(entries, names))
    elif output is not None:
        write_bytes(output, as_csv(entries, names))
        say(f"{output.name}: {counted(len(entries), 'line')}.")
    elif as_json:
        fields = ("at", "who", "tree", "text", "result", "ok", "call", "took_ms", "server_words")
        shown = [{f: getattr(e, f) for f in fields} for e in entries[-limit:]]
        say_json({"activity": [{**e, "text": str(e["text"]), "result": str(e["result"])} for e in shown]})
    else:
        for entry in entries[-limit:]:
            when = datetime.fromtimestamp(entry.at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
            words = f" (“{entry.server_words}”)" if entry.server_words else ""
            say(f"{when}  {entry.who or '?'}  {entry.text}: {entry.result}{words}")
        if not entries:
            say("Nothing was done from this machine yet.")
    return FINE
