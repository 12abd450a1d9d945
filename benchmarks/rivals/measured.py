"""The process of one method: nothing is loaded in it before the method is asked to learn."""

import json
import sys
import time

import psutil
from rivals.methods import METHODS


def main(name: str, known: list[tuple[str, str]], questions: list[str]) -> None:
    """Run one method in this process; print its guesses, times and memory as JSON."""
    process = psutil.Process()
    before = process.memory_info().rss
    began = time.process_time()
    guess = METHODS[name](known)
    loading = time.process_time() - began
    guess(questions[0])
    guesses, spent = [], []
    for question in questions:
        began = time.process_time()
        guesses.append(guess(question))
        spent.append(1e3 * (time.process_time() - began))
    memory = (process.memory_info().rss - before) / 2**20
    print(json.dumps({"guesses": guesses, "ms": spent, "load": loading, "memory": memory}))


if __name__ == "__main__":
    main(sys.argv[1], *json.load(sys.stdin))
