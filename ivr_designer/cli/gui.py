"""ivr-designer gui [--sandbox] [FILE]: the only command that starts Qt."""

from pathlib import Path

import click


@click.command("gui")
@click.option("--sandbox", is_flag=True, help="Start on the built-in contact center with a sample tree.")
@click.option("--profile", default="", help="Start on this connection profile (name or id).")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def command(sandbox: bool, profile: str, file: Path | None) -> int:
    """Open the window, with FILE if one is given."""
    from ivr_designer.app import GuiOptions, run_gui

    return run_gui(GuiOptions(sandbox=sandbox, profile=profile, file=file))
