#!/usr/bin/env python3
"""Build an installer, and with --test install, use and remove it where nothing of ours is.

    python3 packaging/build.py bundle|deb|rpm|msi|nsis [--test] [--reuse] [--twice]

deb, rpm, msi and nsis are made on Debian 12; what they need is installed with apt. --reuse takes the bundle
of the last build as it is. --twice builds again and compares. The files are in dist/, with SHA-256 sums.
"""

import argparse
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from recipes import bundle, deb_test, linux, rpm_test
from recipes.common import APP, BUILD, DIST, BuildError, differing, step, tree_digests


def build(kind, reuse):
    """Make ``kind`` and return the file or folder."""
    if kind == "bundle":
        return bundle.make()
    if kind in ("deb", "rpm"):
        return linux.package(kind, DIST / APP) if reuse else linux.make(kind)
    from recipes import windows

    return windows.make(kind, reuse)


def test(kind, product):
    """Try ``product`` out."""
    if kind == "deb":
        deb_test.main(product)
    elif kind == "rpm":
        rpm_test.main(product)
    elif kind in ("msi", "nsis"):
        from recipes import windows_test

        windows_test.main(kind, product)


def compare(kind, product):
    """Build again elsewhere and fail unless everything that can be equal is."""
    again = BUILD / "again"
    shutil.rmtree(again, ignore_errors=True)
    step("once more, to compare")
    if kind in ("msi", "nsis"):
        from recipes import windows

        first, second = windows.FOLDER / APP, windows.freeze(again)
    else:
        first, second = DIST / APP, bundle.make(again)
    different = differing(tree_digests(first), tree_digests(second))
    target = again / product.name
    if kind in ("deb", "rpm"):
        linux.package(kind, second, again)
    elif kind == "nsis":
        windows.make_nsis(second, target=target)
    elif kind == "msi":
        windows.make_msi(second, target=target)
        different += differing(windows.comparable(product), windows.comparable(target))
    if kind in ("deb", "rpm", "nsis") and target.read_bytes() != product.read_bytes():
        different.append(product.name)
    if different:
        raise BuildError(f"Two builds of one commit differ in {len(different)} files: {different[:10]}")
    step(f"two builds are equal: {sum(1 for _ in first.rglob('*'))} files and the {kind}")


def parser():
    """What the command line may say."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=["bundle", "deb", "rpm", "msi", "nsis"])
    parser.add_argument("--test", action="store_true", help="install it in a clean system, use it, remove it")
    parser.add_argument("--twice", action="store_true", help="build again and compare")
    parser.add_argument("--reuse", action="store_true", help="do not freeze again")
    return parser


def main(argv):
    """Do what the command line says; return the exit code."""
    options = parser().parse_args(argv)
    try:
        product = build(options.kind, options.reuse)
        if options.twice:
            compare(options.kind, product)
        if options.test:
            test(options.kind, product)
    except BuildError as error:
        print(f"build.py {options.kind}: {error}", file=sys.stderr, flush=True)
        return 1
    step(f"done: {product}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
