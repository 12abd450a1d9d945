"""Command lines that speak French: argparse asks `_` for each of its sentences."""

import argparse

from knowledge.wording import wording


def parser(program: str, description: str) -> argparse.ArgumentParser:
    """Return what reads the command line of a program, and says in French what is wrong."""
    vars(argparse)["_"] = _in_french
    return argparse.ArgumentParser(prog=program, description=description)


def _in_french(sentence: str) -> str:
    """Return a sentence of argparse in French; a rare one as it is."""
    return wording()["argparse"].get(sentence, sentence)
