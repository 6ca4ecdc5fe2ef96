"""`python -m assess` is `assess`."""

from assess.cli.main import run

if __name__ == "__main__":
    run()
