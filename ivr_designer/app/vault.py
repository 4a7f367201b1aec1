"""The sessions' vault: the keyring for what is to be remembered, memory for this run. Blocks: worker only."""

from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import MemoryVault, Vault


class TwoVaults:
    """A `config.secrets.Vault` that also lends: what is kept for this run wins over the keyring."""

    def __init__(self, durable: Vault) -> None:
        self._durable = durable
        self._memory = MemoryVault()
        self._staying: set[str] = set()

    @property
    def name(self) -> str:
        """What the durable place is called."""
        return self._durable.name

    @property
    def is_durable(self) -> bool:
        """True when what is put is there at the next start."""
        return self._durable.is_durable

    def get(self, key_sid: str) -> Secret | None:
        """The secret of a key, or None. Raises VaultError."""
        return self._memory.get(key_sid) or self._durable.get(key_sid)

    def kept(self, key_sid: str) -> Secret | None:
        """The secret of a key that is there at the next start, or None. Raises VaultError."""
        return self._durable.get(key_sid)

    def put(self, key_sid: str, secret: Secret) -> None:
        """Keep a secret for good. Raises VaultError."""
        self._durable.put(key_sid, secret)
        self._memory.forget(key_sid)

    def lend(self, key_sid: str, secret: Secret, *, stays: bool = False) -> None:
        """Keep a secret for this run only. Raises VaultRefused for an empty one. One that `stays` outlives a
        lock: nobody could enter that of the sandbox again.
        """
        self._memory.put(key_sid, secret)
        if stays:
            self._staying.add(key_sid)

    def withdraw(self, key_sid: str) -> None:
        """Forget what was lent, as when the session locks."""
        if key_sid not in self._staying:
            self._memory.forget(key_sid)

    def forget(self, key_sid: str) -> None:
        """Remove a secret everywhere. Raises VaultError."""
        self._memory.forget(key_sid)
        self._durable.forget(key_sid)
