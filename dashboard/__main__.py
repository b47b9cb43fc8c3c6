"""`python -m dashboard` is the command `smederevo`."""

from dashboard.cli import main

main(prog_name="smederevo")
