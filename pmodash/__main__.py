"""`python -m pmodash …`: the jobs of the pages without a browser."""

import sys

from pmodash.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
