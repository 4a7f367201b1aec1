"""What is in a bundle, read from the packages it is frozen from: licence notices and bill of materials."""

import json
import uuid
from importlib.metadata import distributions

# In the environment for freezing only; not in the bundle.
TOOLS = {"altgraph", "macholib", "pefile", "pip", "pyinstaller-hooks-contrib", "setuptools", "packaging"}
# What packages call their terms when they do not use SPDX's names, and where what they say is not exact.
SPDX = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
EXACT = {"pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception"}
# The bundle on Windows and Linux uses these of the system; they are named because scanners ask for them.
OF_THE_SYSTEM = {"win32": {"ICU"}, "linux": {"OpenSSL"}, "darwin": {"ICU"}}


def packages(site):
    """The packages in the folder ``site`` that are shipped, by name."""
    found = {}
    for distribution in distributions(path=[str(site)]):
        name = distribution.metadata["Name"]
        if name and name.lower() not in TOOLS:
            found[name.lower()] = distribution
    return [found[name] for name in sorted(found)]


def licence(metadata):
    """The licence as the package declares it: SPDX expression, classifiers, or its own words."""
    if metadata.get("License-Expression"):
        return metadata["License-Expression"]
    if exact := EXACT.get((metadata.get("Name") or "").lower()):
        return exact
    lines = metadata.get_all("Classifier", [])
    names = [line.split(" :: ")[-1] for line in lines if line.startswith("License ::")]
    words = (metadata.get("License") or "").strip().splitlines()
    return " AND ".join(SPDX.get(name, name) for name in names) or (words[0] if words else "unknown")


def texts(distribution):
    """The licence and notice files that the package ships, in the order of their names."""
    names = ("licen", "copying", "notice", "authors")
    files = [file for file in distribution.files or [] if ".dist-info" in str(file)]
    wanted = [file for file in files if file.name.lower().startswith(names)]
    return [file.locate().read_text("utf-8", errors="replace").strip() for file in sorted(wanted, key=str)]


def notices(site, python_version):
    """All licences as one text."""
    rule = "=" * 78
    parts = ["What IVR Designer is made with, and the terms of each part. See QT-NOTICE.txt for Qt.\n"]
    for package in packages(site):
        head = f"{package.metadata['Name']} {package.version}: {licence(package.metadata)}"
        parts.append("\n".join(["", rule, head, rule, *texts(package)]) + "\n")
    parts.append(
        "\n".join(["", rule, f"Python {python_version}: PSF-2.0. See PYTHON-LICENSE.txt.", rule]) + "\n"
    )
    return "\n".join(parts)


def bill(site, version, facts, timestamp):
    """The software bill of materials, a CycloneDX 1.6 document as JSON text, the same for the same parts.

    ``facts`` is what the frozen interpreter says of itself: versions of python, openssl, sqlite, qt, icu, and
    of the OpenSSL inside cryptography (empty: cryptography is not shipped); platform.
    """
    rows = [
        component(package.metadata["Name"], package.version, licence(package.metadata), "pypi")
        for package in packages(site)
    ]
    others = [
        ("CPython", facts["python"], "PSF-2.0", "https://www.python.org/"),
        ("OpenSSL", facts["openssl"], "Apache-2.0", "https://openssl-library.org/"),
        ("SQLite", facts["sqlite"], "blessing", "https://sqlite.org/"),
        ("Qt", facts["qt"], "LGPL-3.0-only", "https://www.qt.io/"),
        ("ICU", facts["icu"], "Unicode-3.0", "https://icu.unicode.org/"),
    ]
    for name, number, terms, url in others:
        row = component(name, number, terms, "generic")
        row["externalReferences"] = [{"type": "website", "url": url}]
        if name in OF_THE_SYSTEM.get(facts["platform"], ()):
            row["scope"] = "excluded"
            row["description"] = "Not in the bundle: the system's own is used."
        rows.append(row)
    if inside := facts["openssl_in_cryptography"]:
        row = component("OpenSSL", inside, "Apache-2.0", "generic")
        row["bom-ref"] += "#cryptography"
        row["description"] = "Linked into the library of the package cryptography."
        rows.append(row)
    main = {"type": "application", "bom-ref": "ivr-designer", "name": "ivr-designer", "version": version}
    main["licenses"] = [{"license": {"id": "MIT"}}]
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": timestamp, "component": main},
        "components": rows,
    }
    seed = json.dumps(document, sort_keys=True)
    document["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}"
    return json.dumps(document, indent=2) + "\n"


def component(name, version, terms, kind):
    """One row of the bill; a part of the system may have no ``version``."""
    reference = f"pkg:{kind}/{name.lower().replace('_', '-')}" + (f"@{version}" if version else "")
    row = {"type": "library", "bom-ref": reference, "name": name, "purl": reference}
    if version:
        row["version"] = version
    if " WITH " in terms or " OR " in terms or " AND " in terms:
        row["licenses"] = [{"expression": terms}]
    else:
        row["licenses"] = [{"license": {"id" if " " not in terms and terms != "unknown" else "name": terms}}]
    return row
