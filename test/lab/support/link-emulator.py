"""A link that is slow to deliver, for kernels without netem: frames go from one TAP device to the other and back.

Usage: link-emulator.py DEVICE DEVICE. Says "ready" once both exist. Then each line of the standard input is two numbers,
the delay and how far it varies around that, both in ms; they count for each direction. The order of frames is kept.
Ends with its standard input.
"""

import fcntl
import os
import random
import select
import struct
import sys
import time
from collections import deque

TUNSETIFF = 0x400454CA
IFF_TAP = 0x0002
IFF_NO_PI = 0x1000
LARGEST_FRAME = 65536
# Beyond this the link loses frames, as a router with a full queue does.
LONGEST_QUEUE = 2000


def open_tap(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TAP | IFF_NO_PI))
    return device


class Direction:
    def __init__(self, source, target):
        self.source = source
        self.target = target
        self.queue = deque()

    def read(self, delay, jitter):
        while True:
            try:
                frame = os.read(self.source, LARGEST_FRAME)
            except (BlockingIOError, OSError):
                return
            if len(self.queue) >= LONGEST_QUEUE:
                continue
            due = time.monotonic() + max(0, delay + random.uniform(-jitter, jitter)) / 1000
            if self.queue:
                due = max(due, self.queue[-1][0])
            self.queue.append((due, frame))

    def write(self):
        while self.queue and self.queue[0][0] <= time.monotonic():
            _, frame = self.queue.popleft()
            try:
                os.write(self.target, frame)
            except OSError:
                # The device is down or full: the frame is lost, as on any link.
                pass


def main():
    one, other = (open_tap(name) for name in sys.argv[1:3])
    directions = [Direction(one, other), Direction(other, one)]
    delay = jitter = 0.0
    commands = sys.stdin.fileno()
    print("ready", flush=True)
    while True:
        due = [direction.queue[0][0] for direction in directions if direction.queue]
        timeout = max(0, min(due) - time.monotonic()) if due else None
        readable, _, _ = select.select([one, other, commands], [], [], timeout)
        if commands in readable:
            line = sys.stdin.readline()
            if not line:
                return
            delay, jitter = map(float, line.split())
        for direction in directions:
            if direction.source in readable:
                direction.read(delay, jitter)
            direction.write()


main()
