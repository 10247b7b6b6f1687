# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""What /proc says of a process."""

import os

TICKS = os.sysconf("SC_CLK_TCK")


def anonymous_kilobytes(pid):
    """Memory of its own, without what a file stands behind."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(row.split()[1]) for row in status if row.startswith("RssAnon:"))


def main_thread_seconds(pid):
    """Processor time of the thread that draws."""
    with open(f"/proc/{pid}/task/{pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
