"""The command `doctor`: says what is installed and what to install. It fails never: what is missing is optional."""

import argparse
import json
from collections.abc import Sequence

from vndocparse.doctor import as_data, examine, report


def main(argv: Sequence[str]) -> int:
    """Print what is installed; return 0."""
    parser = argparse.ArgumentParser(prog="python -m vndocparse doctor", description="Say what is installed.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    findings = examine()
    if options.json:
        print(json.dumps(as_data(findings), ensure_ascii=False, indent=2))
    else:
        print(report(findings))
    return 0
