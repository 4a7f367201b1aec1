"""What an administrator says of connections: what a new one starts with, and what users cannot change."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ivr_designer.config import options
from ivr_designer.config.options import Option
from ivr_designer.config.profiles import Profile, ProfileError, normalise_proxy, normalise_url
from ivr_designer.config.settings import Layer, Settings
from ivr_designer.domain.phrases import phrase

FIELDS: Mapping[str, Option[str]] = {
    option.id: option for option in (options.ICC_URL, options.MEDIA_URL, options.PROXY, options.CA_FILE)
}
"""Fields of a profile that are options, too: by the same name."""


@dataclass(frozen=True, slots=True)
class Managed:
    """`starts`: fields of a new profile, by name. `origins`: where policy sets those that it fixes."""

    starts: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def fixed(self) -> dict[str, str]:
        """The fields that policy sets, with its values."""
        return {name: self.starts[name] for name in self.origins}

    def blank(self) -> Profile:
        """The profile that a new connection starts with; it has no id, name or key yet."""
        return replace(Profile("", "", ""), **self.starts)

    def refuse_other(self, given: Mapping[str, str | None]) -> None:
        """Raise ProfileError when a value was given (not None) that policy sets to another."""
        for name, fixed in self.fixed.items():
            value = given.get(name)
            if value is not None and _normalised(name, value) != fixed:
                raise ProfileError(
                    name,
                    phrase(
                        "{name} is set by your administrator in {file}.", name=name, file=self.origins[name]
                    ),
                    phrase("Leave it out: {value} is used.", value=fixed or phrase("what the system says")),
                )


def managed(settings: Settings) -> Managed:
    """What `settings` say of connections. A value that cannot be used is reported there, and not used."""
    starts: dict[str, str] = {}
    origins: dict[str, str] = {}
    for name, option in FIELDS.items():
        value, source = settings.explain(option)
        try:
            starts[name] = _normalised(name, value)
        except ProfileError as error:
            settings.report(f"{error.cause} The value of {name} in {source.origin} is not used.")
            starts[name] = option.default
        else:
            if source.layer is Layer.POLICY:
                origins[name] = source.origin
    return Managed(starts, origins)


def _normalised(name: str, value: str) -> str:
    """The value as a profile keeps it. Raises ProfileError."""
    if name == options.PROXY.id:
        return normalise_proxy(value)
    return value.strip() if name == options.CA_FILE.id else normalise_url(value, name)
