"""Makes numpy compute on one thread: on arrays this small, threads only wait for one another.

On two busy cores, a question takes 5 ms of processor time on one thread and 29 on two. numpy reads
this setting when it is imported, so it is set before, unless whoever starts the program chose
otherwise.
"""

import os

for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")
