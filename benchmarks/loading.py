"""How long it takes to read a tree, against what latency and the number of calls alone would cost.

    python benchmarks/loading.py [--nodes 200] [--latency-ms 50] [--concurrency 8] [--rounds 5]

The server is a process of its own; the product's own reading path is timed (wall clock, for waiting is the
matter) with the window's policy for garbage. Prints JSON: `ratio` is the median over the floor of latency x
calls / concurrency. The wish is 1.3 for 200 nodes with 8 calls at once, and 1.11 (0.9 of the floor's speed)
for 1,000 with 16. On a machine where others work, `chrt -f 10` before the command keeps them out of it.
"""

import argparse
import asyncio
import json
import math
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ivr_designer.config.redact import Secret
from ivr_designer.domain.garbage import GarbagePolicy
from ivr_designer.icc.auth import ServerClock, TokenSource
from ivr_designer.icc.client import IccClient
from ivr_designer.icc.transport import Limits, Transport
from ivr_designer.sync.loading import pull
from ivr_designer.sync.wire_icc import IccWire
from ivr_designer.sync.worker import SystemTimer

PAGE = 100
SERVER = """
import sys
from ivr_designer.sandbox.seed import seed_tree
from ivr_designer.sandbox.server import run_forever
nodes, latency_ms = int(sys.argv[1]), int(sys.argv[2])
seed = lambda store: seed_tree(store, nodes)
sys.exit(run_forever(seed=seed, latency_ms=latency_ms, control=True, as_json=True))
"""


async def measure(nodes: int, latency_ms: int, concurrency: int, rounds: int) -> dict[str, object]:
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVER, str(nodes), str(latency_ms), stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    calls = nodes + math.ceil(nodes / PAGE)
    said = json.loads(await server.stdout.readline())
    try:
        begun = time.process_time()
        took = [await one(said["icc_url"], nodes, concurrency) for _ in range(rounds)]
    finally:
        server.terminate()
        await server.wait()
    cpu_ms = (time.process_time() - begun) * 1000 / rounds / calls
    floor = latency_ms / 1000 * calls / concurrency
    median = statistics.median(took)
    return {
        "nodes": nodes,
        "latency_ms": latency_ms,
        "concurrency": concurrency,
        "calls": calls,
        "floor_s": round(floor, 3),
        "took_s": [round(t, 3) for t in took],
        "ratio": round(median / floor, 3),
        "client_cpu_ms_a_call": round(cpu_ms, 3),
        "load_average": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }


async def one(url: str, nodes: int, concurrency: int) -> float:
    tokens = TokenSource("SKsandbox", Secret("secret"), ServerClock(), life_s=60.0)
    client = IccClient(Transport(Limits(max_connections=concurrency)), tokens, icc_url=url, media_url=url)
    wire = IccWire(client)
    try:
        (tree,) = (await wire.list_trees()).value
        begun = time.perf_counter()
        pulled = await pull(wire, tree.id, concurrency=concurrency, timer=SystemTimer())
        assert len(pulled.nodes) == nodes
        return time.perf_counter() - begun
    finally:
        await wire.aclose()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--nodes", type=int, default=200)
    parser.add_argument("--latency-ms", type=int, default=50)
    parser.add_argument("--concurrency", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    GarbagePolicy().begin()
    found = measure(chosen.nodes, chosen.latency_ms, chosen.concurrency, chosen.rounds)
    print(json.dumps(asyncio.run(found), indent=1))


if __name__ == "__main__":
    main()
