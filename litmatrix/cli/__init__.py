"""The command line: parse, call, print, exit. No rule of the business lives here."""


def main() -> None:
    """The program `litmatrix`."""
    from litmatrix.cli.application import run

    run()
