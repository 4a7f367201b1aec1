"""ivr-designer sandbox: the local contact center, served until it is stopped."""

from pathlib import Path

import click

_PORT = click.IntRange(0, 65535)
_SEEDS = ("empty", "account", "sample")


@click.command("sandbox")
@click.option(
    "--port", type=_PORT, default=0, show_default="any free one", help="Port of the contact center API."
)
@click.option(
    "--media-port", type=_PORT, default=0, show_default="any free one", help="Port of the media API."
)
@click.option("--key-sid", default=None, help="The one key SID to accept; without it any.")
@click.option(
    "--secret", default="secret", show_default=True, help="The secret that tokens must be signed with."
)
@click.option("--data", type=click.Path(path_type=Path, dir_okay=False), help="Keep the state in this file.")
@click.option("--seed", type=click.Choice(_SEEDS), help="What a new state holds.", show_default="empty")
@click.option(
    "--latency-ms", type=click.IntRange(0, 600_000), default=0, help="Delay of every answer, in milliseconds."
)
@click.option(
    "--set", "switches", multiple=True, metavar="SWITCH=VALUE", help="Behave otherwise; may be repeated."
)
@click.option("--control", is_flag=True, help="Open /_ctl, to change behaviour while it runs.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--allow-remote", is_flag=True, help="Let other machines reach it.")
@click.option("--json", "as_json", is_flag=True, help="Print the addresses as one line of JSON.")
def command(
    port: int,
    media_port: int,
    key_sid: str | None,
    secret: str,
    data: Path | None,
    seed: str | None,
    latency_ms: int,
    switches: tuple[str, ...],
    control: bool,
    host: str,
    allow_remote: bool,
    as_json: bool,
) -> int:
    """Serve the contact center API on this machine until Ctrl+C."""
    if not secret:
        raise click.UsageError("The secret of the sandbox is empty.")
    from ivr_designer.sandbox.server import run_forever
    from ivr_designer.sandbox.switches import Switches

    return run_forever(
        port=port,
        media_port=media_port,
        host=host,
        allow_remote=allow_remote,
        key_sid=key_sid,
        secret=secret,
        data_path=data,
        switches=Switches.parse(switches),
        latency_ms=latency_ms,
        seed=seed,
        control=control,
        as_json=as_json,
    )
