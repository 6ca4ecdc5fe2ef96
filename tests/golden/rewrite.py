"""Write every golden anew. Read the diff before committing it: it is what the change did."""

import os

os.environ |= {"COLUMNS": "100", "NO_COLOR": "1"}

from renderings import EXPECTED, renderings  # the width must be set before

if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    wanted = dict(renderings())
    for name, text in wanted.items():
        (EXPECTED / name).write_text(text, encoding="utf-8")
    for stale in EXPECTED.iterdir():
        if stale.name not in wanted:
            stale.unlink()
    print(f"{len(wanted)} goldens written")
