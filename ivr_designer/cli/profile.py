"""ivr-designer profile add|list|remove."""

import click

from ivr_designer.cli.connection import Given, secret_given, without_keyring
from ivr_designer.cli.kept import profile_store, user_settings
from ivr_designer.cli.output import FINE, say, say_json
from ivr_designer.config.managed import managed
from ivr_designer.config.profiles import DEFAULT_ICC_URL, DEFAULT_MEDIA_URL, new_profile


@click.group("profile")
def command() -> None:
    """Keep connections by name. Secrets go to the system's keyring and nowhere else."""


@command.command("add")
@click.argument("name")
@click.option("--key-sid", required=True, help="SID of the API key.")
@click.option("--url", help="Base URL of the contact center API.", show_default=DEFAULT_ICC_URL)
@click.option("--media-url", help="Base URL of the media API.", show_default=DEFAULT_MEDIA_URL)
@click.option("--proxy", help="direct, or http://host:port.", show_default="as the system says")
@click.option("--ca-file", help="PEM file of certificates to trust besides the system's.")
@click.option("--secret-stdin", is_flag=True, help="Read the key's secret from the first line of stdin.")
def add(
    name: str,
    key_sid: str,
    url: str | None,
    media_url: str | None,
    proxy: str | None,
    ca_file: str | None,
    secret_stdin: bool,
) -> int:
    """Keep a connection under NAME, and its secret if one is given."""
    ruled = managed(user_settings())
    given = {"icc_url": url, "media_url": media_url, "proxy": proxy, "ca_file": ca_file}
    ruled.refuse_other(given)
    parts = {key: ruled.starts[key] if value is None else value for key, value in given.items()}
    profile = new_profile(name, key_sid, **parts)
    secret = secret_given(Given(secret_stdin=secret_stdin))
    kept = profile_store(ruled).add(profile)
    say(f"Kept the profile “{kept.name}” ({kept.id}) for {kept.icc_url}.")
    if secret is None:
        say("Its secret is not known yet: give it with each command, or add it in the window.")
        return FINE
    from ivr_designer.config.secrets import KeyringVault, VaultError

    vault = KeyringVault()
    try:
        vault.put(kept.key_sid, secret)
    except VaultError as error:
        raise without_keyring(error) from error
    say(f"Its secret is in {vault.name}.")
    return FINE


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the profiles as JSON.")
def show(as_json: bool) -> int:
    """List the kept connections."""
    profiles = profile_store().all()
    if as_json:
        fields = ("id", "name", "key_sid", "icc_url", "media_url", "proxy", "ca_file")
        say_json({"profiles": [{name: getattr(p, name) for name in fields} for p in profiles]})
        return FINE
    for profile in profiles:
        say(f"{profile.name} ({profile.id}): {profile.icc_url}, key {profile.key_sid}")
    if not profiles:
        say("No profile is kept yet.")
    return FINE


@command.command("remove")
@click.argument("name")
def remove(name: str) -> int:
    """Forget the connection NAME and its secret."""
    from ivr_designer.config.secrets import KeyringVault, VaultError

    store = profile_store()
    gone = store.remove(store.get(name).id)
    say(f"Forgot the profile “{gone.name}”.")
    if any(other.key_sid == gone.key_sid for other in store.all()):
        return FINE
    try:
        KeyringVault().forget(gone.key_sid)
    except VaultError as error:
        say(f"Its secret could not be looked for: {error.cause}")
    return FINE
