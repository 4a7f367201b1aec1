import pytest
from launcher import arguments


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([], ["gui"]),
        (["hotline.ivr.json"], ["gui", "hotline.ivr.json"]),
        ([r"C:\trees\HOTLINE.IVR.JSON"], ["gui", r"C:\trees\HOTLINE.IVR.JSON"]),
        (["-psn_0_12345"], ["gui"]),
        (["-psn_0_12345", "hotline.ivr.json"], ["gui", "hotline.ivr.json"]),
        (["--version"], ["--version"]),
        (["validate", "hotline.ivr.json"], ["validate", "hotline.ivr.json"]),
    ],
)
def test_what_the_desktop_means(given, meant):
    assert arguments(given) == meant
