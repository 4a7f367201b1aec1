"""Bringing a tree file of an older version up to date, one version at a time."""

from collections.abc import Callable, Mapping
from typing import Any

from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.errors import NewerFormat, NotATree
from ivr_designer.storage.schema import FORMAT, VERSION

Migration = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the content of one version into that of the next; must not change its argument."""

MIGRATIONS: Mapping[int, Migration] = {}
"""By the version they start from. Version 1 is the first, so there are none yet."""


def migrated(
    data: dict[str, Any], migrations: Mapping[int, Migration] = MIGRATIONS, target: int = VERSION
) -> dict[str, Any]:
    """`data` as version `target`. Raises NotATree for another format, NewerFormat for the future."""
    if data.get("format") != FORMAT:
        raise NotATree(
            phrase("This is not an IVR tree file."),
            phrase("Choose a file that ends in .ivr.json, or import it if another program made it."),
        )
    version = data.get("version")
    if type(version) is float and version.is_integer():
        version = int(version)
    if type(version) is not int or version < 1:
        raise NotATree(
            phrase("The file does not say which version of the format it has."),
            phrase(
                "Set “version” to {version} if you wrote it yourself, or open another copy.", version=target
            ),
        )
    if version > target:
        raise NewerFormat(
            phrase(
                "A newer version of the program wrote this file (format {found}, known is {known}).",
                found=str(version),
                known=str(target),
            ),
            phrase("Update IVR Designer to open it; the file was left as it is."),
        )
    while version < target:
        data = migrations[version](data)
        version += 1
    return {**data, "version": target}
