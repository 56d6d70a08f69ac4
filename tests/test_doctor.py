"""What is said to be installed, and what installs it."""

import re
import tomllib

from conftest import ROOT

from vndocparse.doctor import _EXTRAS, examine


def test_the_extras_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {name: needed for name, needed in project["optional-dependencies"].items() if name not in ("docs", "test")}
    assert {name: set(packages) for name, packages in _EXTRAS.items()} == {
        name: {re.split(r"[\[<>=]", package)[0] for package in needed} for name, needed in extras.items()
    }
    installs = {finding.name: finding.install for finding in examine()}
    assert all(installs[f"vndocparse[{name}]"] == f"pip install 'vndocparse[{name}]'" for name in extras)
