"""`python -m knowledge fit`: learn what was written since the last fit, or everything anew."""

import argparse
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from knowledge import SHIPPED
from knowledge.learning.catching_up import catch_up, catch_up_aside
from knowledge.learning.kept import keep_fit, read_fit
from knowledge.learning.whole import fit_whole
from knowledge.learning.written import read_written
from knowledge.meaning.encoder import available
from knowledge.wording import wording

NEEDED = ("joblib", "scipy")
"""Packages that a whole fit needs, and answering does not."""
FRESH = 0.05
"""Share of the lessons, new or gone, from which a whole fit is better."""


def run(options: argparse.Namespace) -> int:
    """Write decision.json, networks.npz and vectors.npz beside the base; return 1 on failure.

    Raises:
        BaseError: something must be mended in the base, or there is nothing to learn from.
    """
    began, words = time.monotonic(), wording()["fit"]
    folder: Path = options.folder
    written = read_written(folder, SHIPPED)
    encoder = available()
    if encoder is None:
        print(words["no_encoder"], file=sys.stderr)
        return 1
    kept, keys = read_fit(folder), written.keys
    taught = kept.networks.taught if kept else keys[:0]
    new, gone = (len(np.setdiff1d(*pair)) for pair in ((keys, taught), (taught, keys)))
    if options.whole or not kept or new + gone > FRESH * len(keys):
        if not all(map(find_spec, NEEDED)):
            print(words["no_tools"], file=sys.stderr)
            return 1
        print(words["whole"].format(count=len(keys)), flush=True)
        fit = fit_whole(written, encoder)
    else:
        print(words["since"].format(new=new, gone=gone, count=len(keys)), flush=True)
        learn = catch_up_aside if options.alarms else catch_up
        fit = learn(written, kept, encoder)
    keep_fit(folder, fit, written)
    print(words["done"].format(seconds=round(time.monotonic() - began)))
    return 0
