"""Runs programs in turn, and tells how long they took: by the clock, on the processor, and with how much memory.

Programs that are compared run one after the other, round by round (A B A B …), so that what else the machine does falls on
all of them; a ratio is taken round by round, too. Nothing here knows what the programs are.
"""

import os
import statistics
import time
from dataclasses import dataclass


@dataclass
class Run:
    """One run: seconds by the clock, seconds of all processors, and the most memory, in bytes."""

    wall: float
    cpu: float
    memory: int


@dataclass
class Spread:
    """The median of several figures, with the least and the most."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, figures):
        return cls(statistics.median(figures), min(figures), max(figures))

    def show(self, digits=2, unit=""):
        return f"{self.middle:.{digits}f}{unit} ({self.least:.{digits}f} … {self.most:.{digits}f})"


class Failed(Exception):
    """A program ended as it should not have."""


def run(command, allowed=(0, 1), environment=None):
    """Runs `command` with no input and its output thrown away; `allowed` are the exit statuses of a run that did its work."""
    quiet = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    started = time.perf_counter()
    child = os.posix_spawnp(command[0], [str(part) for part in command], environment or os.environ, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in allowed:
        raise Failed(f"exit status {os.waitstatus_to_exitcode(status)}: {' '.join(map(str, command))}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def in_turn(commands, rounds, environment=None):
    """The runs of each command, by its name; a round before the first brings the files into memory and is not counted."""
    runs = {name: [] for name in commands}
    for counted in range(rounds + 1):
        for name, command in commands.items():
            one = run(command, environment=environment)
            if counted:
                runs[name].append(one)
    return runs


def wall(runs):
    """The spread of the time by the clock."""
    return Spread.of([run.wall for run in runs])


def cpu(runs):
    """The spread of the time on the processors, in seconds of one core."""
    return Spread.of([run.cpu for run in runs])


def memory(runs):
    """The most memory that any of the runs had, in MB."""
    return max(run.memory for run in runs) / 1e6


def ratio(runs, beside, what="wall"):
    """How many times as long `runs` took as `beside`, round by round; `what` is `wall` or `cpu`."""
    return Spread.of([getattr(a, what) / max(getattr(b, what), 1e-3) for a, b in zip(runs, beside)])
