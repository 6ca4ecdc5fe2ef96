"""How long intervals are: as the file says, else by the distance to the next label."""

import numpy as np

from assess.metering.record.series import Flags, Integers


def filled(axis_s: Integers, said_s: Integers) -> Integers:
    """Return the lengths of sorted intervals [s]; where a file says 0, they are worked out, and stay 0 for one alone.

    The commonest distance between two readings is a length, and so is any shorter one. A longer one is a hole,
    unless it comes many times running: then the record changed to longer intervals. The reading before a hole is as
    long as the one before it.
    """
    if len(axis_s) == 0 or bool(np.all(said_s > 0)):
        return said_s
    steps = np.diff(axis_s)
    if not bool(np.any(steps > 0)):
        return np.where(said_s > 0, said_s, said_s.max())
    usual = commonest(steps[steps > 0])
    is_length = (steps > 0) & ((steps <= usual) | _runs(steps))
    lengths = np.append(np.where(is_length, steps, 0), 0)
    return np.where(said_s > 0, said_s, _carried(lengths))


def commonest(lengths_s: Integers) -> int:
    """Return the commonest of some lengths, the shorter of two as common [s]."""
    different, counts = np.unique(lengths_s, return_counts=True)
    return int(different[np.argmax(counts)])


def _runs(steps: Integers) -> Flags:
    """Return which steps are part of a run of equal ones too long to be chance: readings left out at random make few.

    The longest run of chance grows with the logarithm of the number of readings, and so does what is asked for.
    """
    least = max(3, len(steps).bit_length() - 1)
    changes = np.flatnonzero(np.diff(steps)) + 1
    bounds = np.concatenate(([0], changes, [len(steps)]))
    sizes = np.diff(bounds)
    return np.repeat(sizes >= least, sizes)


def _carried(lengths: Integers) -> Integers:
    """Return lengths with each 0 replaced by the one before it, or at the start by the first that is known."""
    known = np.flatnonzero(lengths > 0)
    if len(known) == 0:
        return lengths
    at = np.maximum.accumulate(np.where(lengths > 0, np.arange(len(lengths)), -1))
    return lengths[np.where(at < 0, known[0], at)]
