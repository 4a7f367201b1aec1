"""The workflows, as far as they can be tried without what runs them; check.yml calls actionlint."""

import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / ".github" / "workflows"
FILES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yml"))}
JOBS = [(file, name) for file, document in FILES.items() for name in document["jobs"]]
RELEASE = FILES["release"]["jobs"]


def steps(job):
    return [(at, step) for at, step in enumerate(job["steps"], 1)]


SCRIPTS = [
    pytest.param(step["run"], id=f"{file}-{name}-{at}")
    for file, name in JOBS
    for at, step in steps(FILES[file]["jobs"][name])
    if "run" in step and step.get("shell", "bash") == "bash"
]


def artifacts(job, action):
    """The artifacts that a job uploads or downloads; None for all of them."""
    used = [
        step for _at, step in steps(job) if step.get("uses", "").startswith(f"actions/{action}-artifact@")
    ]
    return [step["with"].get("name") for step in used]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no bash")
def test_a_shell_can_read_every_script(script):
    plain = re.sub(r"\$\{\{.*?\}\}", "x", script)
    done = subprocess.run(["bash", "-n"], input=plain, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_a_script_calls_of_ours_is_there_and_takes_what_it_is_given(script):
    import build

    for line in script.replace("\\\n", " ").splitlines():
        words = shlex.split(line.partition("&&")[0])
        ours = [word for word in words if re.fullmatch(r"(packaging/|run\.py)\S*", word)]
        for word in ours:
            assert (ROOT / word).is_file()
        if "packaging/build.py" in ours:
            build.parser().parse_args(words[words.index("packaging/build.py") + 1 :])
        if "packaging/macos/make_dmg.sh" in words[:1] and sys.platform != "win32":
            assert (ROOT / words[0]).stat().st_mode & 0o111


@pytest.mark.parametrize(("file", "name"), JOBS)
def test_a_job_gets_only_what_a_job_before_it_gives(file, name):
    jobs = FILES[file]["jobs"]
    needs = jobs[name].get("needs", [])
    needs = [needs] if isinstance(needs, str) else needs
    assert set(needs) <= set(jobs)
    given = {artifact for need in needs for artifact in artifacts(jobs[need], "upload")}
    assert {artifact for artifact in artifacts(jobs[name], "download") if artifact} <= given


@pytest.mark.parametrize(("file", "name"), JOBS)
def test_no_job_may_more_than_it_must_and_every_action_is_pinned_by_its_hash(file, name):
    assert FILES[file]["permissions"] == {"contents": "read"}
    job = FILES[file]["jobs"][name]
    assert job.get("permissions") == ({"contents": "write"} if name == "publish" else None)
    assert job["timeout-minutes"] <= 90
    for _at, step in steps(job):
        used = step.get("uses", "")
        assert not used or re.search(r"(@[0-9a-f]{40}|@sha256:[0-9a-f]{64})$", used), step
        if used.startswith("actions/checkout@"):
            assert step["with"] == {"persist-credentials": False}


def test_the_tests_run_on_every_system_and_on_the_oldest_and_newest_python():
    matrix = FILES["check"]["jobs"]["test"]["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "windows", "macos"}
    floor = re.search(r'requires-python = ">=([\d.]+)', (ROOT / "pyproject.toml").read_text("utf-8")).group(1)
    assert matrix["python"][0] == floor


def test_what_makes_a_system_of_its_own_may_mount():
    """The tests of .deb and .rpm enter a folder as a system; a plain container forbids it."""
    for job in RELEASE.values():
        makes = any(re.search(r"build\.py (deb|rpm) --test", step.get("run", "")) for _at, step in steps(job))
        container = job.get("container", {})
        assert not makes or "--privileged" in container["options"]


def test_what_signs_is_left_out_where_there_is_no_secret():
    for name, job in RELEASE.items():
        for at, step in steps(job):
            if "secrets." in str(step):
                assert re.fullmatch(r"env\.\w+ != ''", step.get("if", "")), (name, at)


def test_every_kind_of_installer_is_built_tried_or_published():
    text = str(RELEASE)
    for kind in ("deb --test", "rpm --test", "msi --reuse", "nsis --reuse", "bundle"):
        assert f"packaging/build.py {kind}" in text
    published = RELEASE["publish"]["steps"][1]["run"]
    for ending in (".deb", ".rpm", ".msi", "-setup.exe", ".dmg", ".cdx.json"):
        assert f"'*{ending}'" in published
    assert "ivr-designer-policy.zip" in published


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a Mac has no sha256sum before version 15")
def test_the_files_that_are_published_are_gathered_with_their_sums(tmp_path):
    """The script itself, on a folder as the downloads make it."""
    names = [
        "linux/a.deb",
        "linux/a.rpm",
        "linux/a-linux.cdx.json",
        "windows/dist/a.msi",
        "windows/dist/a-setup.exe",
    ]
    names += ["windows/packaging/windows/policy/a.admx", "windows/packaging/windows/policy/en-US/a.adml"]
    names += ["macos-latest/a.dmg", "macos-latest/a-macos.cdx.json", "linux/stamp.txt"]
    for name in names:
        file = tmp_path / "all" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    script = RELEASE["publish"]["steps"][1]["run"]
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, check=True, capture_output=True)
    wanted = {Path(name).name for name in names if not re.search(r"stamp|\.adm", name)}
    wanted |= {"ivr-designer-policy.zip"}
    with zipfile.ZipFile(tmp_path / "files" / "ivr-designer-policy.zip") as packed:
        assert {name for name in packed.namelist() if not name.endswith("/")} == {"a.admx", "en-US/a.adml"}
    assert {path.name for path in (tmp_path / "files").iterdir()} == wanted | {"SHA256SUMS"}
    checked = subprocess.run(
        ["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / "files", check=False, capture_output=True
    )
    assert checked.returncode == 0
    assert len((tmp_path / "files" / "SHA256SUMS").read_text().splitlines()) == len(wanted)
