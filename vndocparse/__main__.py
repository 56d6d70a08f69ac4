"""`python -m vndocparse`."""

import sys

from vndocparse.cli import main

if __name__ == "__main__":
    sys.exit(main())
