"""What is in a bundle, read from the packages it is frozen from: licence notices and bill of materials."""

import json
import uuid
from importlib.metadata import distributions

# In the environment for freezing only; not in the bundle.
TOOLS = {"altgraph", "macholib", "pefile", "pip", "pyinstaller-hooks-contrib", "setuptools", "packaging"}
# Shipped, and no Python package: part, version or None, licence, and where it comes from.
QT_PARTS = [
    ("Qt", None, "LGPL-3.0-only", "https://www.qt.io/"),
    ("ICU", "73", "Unicode-3.0", "https://icu.unicode.org/"),
]


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
    names = [
        line.split(" :: ")[-1] for line in metadata.get_all("Classifier", []) if line.startswith("License ::")
    ]
    words = (metadata.get("License") or "").strip().splitlines()
    return " AND ".join(names) or (words[0] if words else "unknown")


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


def bill(site, version, python_version, openssl_version, qt_version, timestamp):
    """The software bill of materials, a CycloneDX 1.6 document as JSON text, the same for the same parts."""
    rows = [
        component(package.metadata["Name"], package.version, licence(package.metadata), "pypi")
        for package in packages(site)
    ]
    rows.append(component("CPython", python_version, "PSF-2.0", "generic"))
    rows.append(component("OpenSSL", openssl_version, "Apache-2.0", "generic"))
    rows += [
        component(name, number or qt_version, terms, "generic") for name, number, terms, _from in QT_PARTS
    ]
    main = {"type": "application", "bom-ref": "ivr-designer", "name": "ivr-designer", "version": version}
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
    """One row of the bill."""
    reference = f"pkg:{kind}/{name.lower().replace('_', '-')}@{version}"
    return {
        "type": "library",
        "bom-ref": reference,
        "name": name,
        "version": version,
        "purl": reference,
        "licenses": [{"license": {"name": terms}}],
    }
