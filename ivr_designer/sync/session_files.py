"""The part of a session that knows which file is of which tree."""

from collections.abc import Mapping

from ivr_designer.config.profiles import Profile
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import ReplaceTree
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.remote import NO_REMOTE, RemoteIds
from ivr_designer.sync.contract import Account, ItemId
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.matching import Renaming, onto, remote_ids, wanted_of


class SessionFiles:
    """See contract.Session for what each method does."""

    profile: Profile | None
    journal: Journal

    @property
    def account(self) -> Account:
        """See Session."""
        raise NotImplementedError

    def remote_ids(self, tree: TreeId) -> Mapping[ItemId, str]:
        """See Session."""
        raise NotImplementedError

    def tied(self, remote: RemoteIds) -> TreeId | None:
        """See Session."""
        if self.profile is None or remote.tree is None or not is_of(remote, self.profile, self.account):
            return None
        rows = self.account.trees
        return next(
            (r.id for r in rows if r.remote_id == remote.tree and not r.gone and not r.deleting), None
        )

    def taking(self, tree: TreeId, content: TreeContent, remote: RemoteIds) -> Edit | None:
        """See Session."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            here = None if book is None else book.content()
        if here is None:
            return None
        renaming = onto(content, remote, here, self._known(tree))
        wanted = wanted_of(content, remote, here, renaming)
        return None if wanted == here else ReplaceTree(wanted, phrase("Take over the file"))

    def file_ids(self, tree: TreeId) -> RemoteIds:
        """See Session."""
        known = self._known(tree)
        if self.profile is None or tree not in known:
            return NO_REMOTE
        own = Renaming({NodeId(i): NodeId(i) for i in known}, {KeypressId(i): KeypressId(i) for i in known})
        ids = remote_ids(self.profile.icc_url, self.account.project, known, own, tree)
        with self.journal.lock:
            content = self.journal.book.trees[tree].content()
        nodes = {n: r for n, r in ids.nodes.items() if n in content.nodes}
        presses = {k: r for k, r in ids.keypresses.items() if k in content.keypresses}
        return RemoteIds(ids.base_url, ids.project, ids.tree, nodes, presses)

    def _known(self, tree: TreeId) -> dict[str, str]:
        return {str(own): remote for own, remote in self.remote_ids(tree).items()}


def is_at(remote: RemoteIds, icc_url: str) -> bool:
    """True unless a file says that its tree is at another address."""
    return remote.base_url is None or remote.base_url.rstrip("/").removesuffix("/v1") == icc_url


def is_of(remote: RemoteIds, profile: Profile, account: Account) -> bool:
    """True unless what a file says of its server contradicts this account."""
    return is_at(remote, profile.icc_url) and account.project in {
        None,
        str(remote.project or account.project),
    }
