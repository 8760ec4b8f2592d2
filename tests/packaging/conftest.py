"""The scripts of ``packaging/`` are no package: they are found by their folder, as when they are run."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging"))
