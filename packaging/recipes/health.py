"""Reading what the installed program says of itself, for the tests of the installers."""

import json

from recipes.common import BuildError


def expect(truth, sentence):
    """Fail the test with ``sentence`` unless ``truth``."""
    if not truth:
        raise BuildError(sentence)


def rows_of(output):
    """The rows of ``doctor --json`` by their name."""
    try:
        return {row["name"]: row for row in json.loads(output[output.index("{") :])["checks"]}
    except (ValueError, KeyError) as error:
        raise BuildError(f"doctor --json did not answer as agreed ({error!r}): {output[-2000:]}") from None
