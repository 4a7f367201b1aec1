from ivr_designer.storage.remote import NO_REMOTE, RemoteIds


def test_nothing_is_known_of_a_fresh_tree():
    assert RemoteIds() == NO_REMOTE
    assert NO_REMOTE.tree is None
    assert NO_REMOTE.nodes == NO_REMOTE.keypresses == NO_REMOTE.extra == {}
