"""Tasks worked out by many processes, on this machine or on a cluster, through one interface.

`engine` gives the executor, `chunks` the tasks, `in_order` what came of them, and `Progress` shows it.
"""

from assess.batch.engine.apart import in_brief
from assess.batch.engine.base import Engine
from assess.batch.engine.chunking import chunk_size, chunks
from assess.batch.engine.opening import engine, processors
from assess.batch.engine.order import Done, in_order
from assess.batch.engine.progress import Progress

__all__ = ["Done", "Engine", "Progress", "chunk_size", "chunks", "engine", "in_brief", "in_order", "processors"]
