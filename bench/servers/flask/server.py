"""The Flask server of the benches, for gunicorn: `gunicorn server:app`. Knobs as in read-knobs.ts.

A worker of class `sync` answers one request at a time, so what one request waits, all others wait too.
"""

import os
import random
import time

from flask import Flask, jsonify


def knob(name):
    return int(os.environ.get(f"BENCH_{name}", "0"))


WORK = knob("WORK") + knob("BURN")
TAIL = knob("TAIL") / 1_000_000
STALL = knob("STALL") / 1_000
LEAK = knob("LEAK")
ERRORS = knob("ERRORS") / 10_000
TAIL_SHARE = 1 / 50
ITEMS = [{"id": id, "name": f"item {id}", "tags": ["a", "b"]} for id in range(20)]

app = Flask(__name__)
held = [b"\1" * (knob("BALLAST") * 1_048_576)]
next_stall = time.perf_counter() + 1


def compute(iterations):
    x = 1
    for i in range(iterations):
        x = (x * 1103515245 + 12345 + i) & 0x7FFFFFFF
    return f"{x:08x}"


def stall():
    """Busy, not asleep: a sleeping greenlet would let the others go on."""
    global next_stall
    now = time.perf_counter()
    if now < next_stall:
        return
    next_stall = now + 1
    while time.perf_counter() < now + STALL:
        pass


@app.get("/")
def answer():
    if STALL:
        stall()
    total = compute(WORK)
    if LEAK:
        held.append(b"\1" * LEAK)
    if TAIL and random.random() < TAIL_SHARE:
        time.sleep(TAIL)
    if ERRORS and random.random() < ERRORS:
        return jsonify(sum=total), 500
    return jsonify(sum=total, items=ITEMS)
