"""What is measured: one small function each, listed here.

A new part is one entry in the ``PARTS`` of a module.  May import: everything, Qt and the window by name only.
"""

from trainer.bench.parts import files, keeping, organising, progress, searching, starting, studying, window
from trainer.bench.parts.base import Part

PARTS: tuple[Part, ...] = (
    *starting.PARTS,
    *window.PARTS,
    *studying.PARTS,
    *searching.PARTS,
    *organising.PARTS,
    *progress.PARTS,
    *keeping.PARTS,
    *files.PARTS,
)
