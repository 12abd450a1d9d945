"""Has numpy count on one thread: on arrays so small, several wait for one another.

A question takes 5 ms of the processor on one thread and 29 on two, on two busy cores. numpy reads
this when it is imported: it is set before, unless whoever starts the program chose otherwise.
"""

import os

for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")
