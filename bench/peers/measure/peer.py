#!/usr/bin/env python3
"""Answers: how fast do DuckDB, chDB, Polars and PostgreSQL answer the questions of `bench_measure` over the same rows?

One process per engine, one thread per engine:

    peer.py --engine duckdb|chdb|polars|postgres --dir DIR [--pg-url URL] [--store STOREDIR]

It loads DIR, prints one line ({"ready": true, load_wall_ms, load_cpu_ms, bytes, ...}) and then answers each line of
JSON on its input with one line of JSON:

    {"do":"ask","question":"d1","index":0}  ->  {"cpu_ms":..,"wall_ms":..,"answer":[[..],..]}
    {"do":"correct"}                        ->  {"cpu_ms":..,"wall_ms":..}      corrections.bin, until all is as fast again
    {"do":"size"}                           ->  {"bytes":..,"memory_bytes":..}
    {"do":"quit"}                           ->  {"bye":true}; a command that fails gets {"error":..}

Answers are lists of integers: d1 [day, gain, born], d2 [profile, born, gain, last], d3 [weekday, hour, posts, last] and
d5 [week, brand, gain] in ascending order; d4 [post, last] in its own order. In d1 and d5, entries that are all zero are
left out; d2 has all the profiles asked for; posts without rows count as born, have a last value of 0, and are not in d4.

CPU is user + system of the process at work: of this one, or of the one backend of PostgreSQL (its schedstat, in ns). It
holds the query and the fetching of its result, not the JSON.

What is fair: every engine holds the raw rows and nothing summed up, in at most two layouts (PostgreSQL's table and its
covering index are two). `brand` and `born` of the post may stand beside a row, to sort by; rows of one post may stand in
one list. Layouts and words were chosen out of a few tried, by CPU at 60 million rows:

- DuckDB: a native table sorted by (brand, profile, born, post, at) for d1, d2, d3, d5, and one by (born, post, at) for
  d4. Neither is partitioned in a query: lag() over () streams in the order of insertion, which DuckDB keeps, so that the
  previous row is the previous one of its post. (d1 with PARTITION BY: 2 to 5 times slower. A list per post: d3 in half
  the time, d1 the same, d4 4 times and d5 1.2 times slower; it would be a third layout. Smaller row groups: no gain.)
- chDB: MergeTree with a list of times and one of values per post, uncompressed, small granules; by (brand, profile, born,
  post) and by (born, post). (Flat rows with lagInFrame or argMax, in granules of 8192: 1.3 to 7 times slower.) The cache
  of conditions is off (it would remember), and so is compiling of expressions but for d5 (12 ms anew for each parameter).
- Polars: in memory, a list per post for d1 to d4, and flat for d5. Filters by brand are slices found by search_sorted.
  (Parquet: 2 to 4 times slower than the same rows in memory.)
- PostgreSQL: one table in the order of its one unique index (profile, post, at) INCLUDE (value), index-only scans; each
  post's rows and last values by LATERAL; jit for d5 over ten million rows and more (elsewhere it made no difference).
  VACUUM (ANALYZE) after load and after corrections. Its server should have shared_buffers that hold the index (2 GB at
  60 million rows; 5 GB was measured): that is not for a client to set.

Sorted means that corrections cost: DuckDB, chDB and Polars write anew what they hold.
"""

import argparse
import atexit
import json
import os
import shutil
import sys
import tempfile
import time

for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "ARROW_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402 (the number of threads comes first)

DAY, WEEK = 86_400, 7 * 86_400
ROW = ("profile", "post", "at", "value")


def read(folder, name, columns):
    """A file of records, as a column each."""
    raw = np.fromfile(os.path.join(folder, name), "<u4").reshape(-1, len(columns))
    return {column: np.ascontiguousarray(raw[:, at]) for at, column in enumerate(columns)}


def narrow(values):
    """16 bits where they do."""
    return values.astype("<u2") if len(values) == 0 or values.max() < 65_536 else values


class Peer:
    """What all engines share: the questions, and how time is taken."""

    def __init__(self, options):
        self.dir = options.dir
        self.store = os.path.join(options.store, options.engine)
        shutil.rmtree(self.store, ignore_errors=True)
        os.makedirs(self.store)
        with open(os.path.join(self.dir, "questions.json"), encoding="utf-8") as file:
            self.questions = json.load(file)
        self.zone = self.questions["zone_offset"]
        # By how much a row of a post may come before the birth of the post; 0 in a sane world.
        self.slack = 0

    def cpu(self):
        return time.process_time()

    def profiles(self):
        held = read(self.dir, "profiles.bin", ("profile", "brand"))
        return {name: narrow(values) for name, values in held.items()}

    def posts(self):
        held = read(self.dir, "posts.bin", ("post", "profile", "born"))
        return held | {"profile": narrow(held["profile"])}

    def rows(self, name="rows.bin"):
        held = read(self.dir, name, ROW)
        return held | {"profile": narrow(held["profile"])}

    def corrections(self):
        """Each (post, at) once: the last one said counts."""
        held = self.rows("corrections.bin")
        key = held["post"].astype("u8") << np.uint64(32) | held["at"]
        _, first = np.unique(key[::-1], return_index=True)
        return {name: np.ascontiguousarray(values[::-1][first]) for name, values in held.items()}

    def ask(self, question, index):
        """The answer as columns."""
        asked = dict(self.questions[question][index])
        if "from" in asked:
            asked["lo"] = asked["from"] * DAY - self.zone
            asked["hi"] = asked["to"] * DAY - self.zone
            # Posts born later have no rows before `hi`.
            asked["until"] = asked["hi"] + self.slack
        columns = [np.asarray(column) for column in getattr(self, question)(asked)]
        if question in ("d1", "d5"):
            some = columns[-1] != 0
            if question == "d1":
                some |= columns[-2] != 0
            columns = [column[some] for column in columns]
        if question == "d2":
            # Who posted nothing is shown as well.
            rest = np.setdiff1d(asked["profiles"], columns[0])
            columns = [np.append(column, 0 * rest if at else rest) for at, column in enumerate(columns)]
        return columns


# The same in DuckDB, ClickHouse and PostgreSQL, but for how they divide.
def sql_keys(zone, divide):
    return {
        "day": lambda at: divide(f"{at}+{zone + DAY}", DAY) + "-1",
        "week": lambda at: divide(f"{at}+{zone + 2 * DAY}", WEEK),
        "weekday": lambda at: f"({divide(f'{at}+{zone + 2 * DAY}', DAY)})%7",
        "hour": lambda at: f"({divide(f'{at}+{zone + DAY}', 3600)})%24",
    }


def listed(numbers):
    return ",".join(map(str, numbers))


class DuckDB(Peer):
    def load(self):
        import duckdb

        self.version = duckdb.__version__
        self.path = os.path.join(self.store, "peer.duckdb")
        self.db = duckdb.connect(self.path, config={"threads": 1})
        self.db.execute("SET preserve_insertion_order = true")
        self.key = sql_keys(self.zone, lambda what, by: f"(({what})//{by})")
        for name, columns in (("raw_profiles", self.profiles()), ("raw_posts", self.posts()), ("raw_rows", self.rows())):
            self.db.register(name, columns)
        self.db.execute("CREATE TABLE profiles AS SELECT brand, profile FROM raw_profiles ORDER BY ALL")
        self.db.execute(
            "CREATE TABLE posts AS SELECT brand, profile, born, post FROM raw_posts JOIN profiles USING (profile)"
            " ORDER BY ALL"
        )
        self.arrange(
            'SELECT p.brand, p.profile, p.born, r.post, r."at" AS tm, r."value" AS val'
            " FROM raw_rows r JOIN posts p USING (post)"
        )
        for name in ("raw_profiles", "raw_posts", "raw_rows"):
            self.db.unregister(name)

    def arrange(self, source):
        self.db.execute(f"CREATE TABLE fresh AS {source} ORDER BY brand, profile, born, post, tm")
        self.db.execute("DROP TABLE IF EXISTS rows; DROP TABLE IF EXISTS by_born; ALTER TABLE fresh RENAME TO rows")
        self.db.execute("CREATE TABLE by_born AS SELECT born, post, tm, val FROM rows ORDER BY ALL")
        self.db.execute("CHECKPOINT")
        early, most = self.db.execute("SELECT max(born::BIGINT - tm), max(val) FROM rows").fetchall()[0]
        self.slack = max(0, early or 0)
        self.whole = "BIGINT" if (most or 0) >= 1 << 31 else "INT"

    def correct(self):
        self.db.register("raw_corrections", self.corrections())
        self.arrange(
            "SELECT * FROM rows r WHERE NOT EXISTS"
            ' (FROM raw_corrections c WHERE c.post = r.post AND c."at" = r.tm)'
            ' UNION ALL SELECT p.brand, p.profile, p.born, c.post, c."at", c."value"'
            " FROM raw_corrections c JOIN posts p USING (post)"
        )
        self.db.unregister("raw_corrections")

    def size(self):
        _, _, block, _, used, *_ = self.db.execute("PRAGMA database_size").fetchall()[0]
        return {"bytes": block * used, "memory_bytes": 0}

    def fetch(self, sql):
        return list(self.db.execute(sql).fetchnumpy().values())

    def gain(self):
        return (
            f"val::{self.whole} - CASE WHEN lag(post) OVER () = post THEN lag(val) OVER () ELSE 0 END::{self.whole} AS gain"
        )

    LAST = "lead(post) OVER () IS DISTINCT FROM post AS final"

    def d1(self, q):
        day = self.key["day"]
        return self.fetch(f"""
            SELECT day, sum(gain)::BIGINT AS gain, sum(births)::BIGINT AS births FROM (
                SELECT {day("tm")} AS day, sum(gain) AS gain, 0 AS births FROM (
                    SELECT tm, {self.gain()} FROM (
                        SELECT post, tm, val FROM rows
                        WHERE brand = {q["brand"]} AND born < {q["until"]} AND tm < {q["hi"]}))
                WHERE tm >= {q["lo"]} GROUP BY 1
                UNION ALL
                SELECT {day("born")}, 0, count(*) FROM posts
                WHERE brand = {q["brand"]} AND born >= {q["lo"]} AND born < {q["hi"]} GROUP BY 1)
            GROUP BY day ORDER BY day""")

    def d2(self, q):
        # A scan for each: equality on the first column prunes, a list does not.
        brand = dict(
            self.db.execute(f"SELECT profile, brand FROM profiles WHERE profile IN ({listed(q['profiles'])})").fetchall()
        )
        rows = " UNION ALL ".join(
            f"""(SELECT profile, born, post, tm, val FROM rows
                WHERE brand = {brand[profile]} AND profile = {profile} AND born < {q["until"]})"""
            for profile in q["profiles"]
        )
        return self.fetch(f"""
            SELECT profile, sum(births)::BIGINT AS births, sum(gain)::BIGINT AS gain, sum(total)::BIGINT AS total FROM (
                SELECT profile, 0 AS births,
                    sum(gain) FILTER (tm >= {q["lo"]} AND tm < {q["hi"]}) AS gain,
                    sum(val) FILTER (final AND born >= {q["lo"]} AND born < {q["hi"]}) AS total
                FROM (SELECT profile, born, tm, val, {self.gain()}, {self.LAST} FROM ({rows})) GROUP BY profile
                UNION ALL SELECT profile, count(*), 0, 0 FROM posts
                WHERE brand IN ({listed(sorted(set(brand.values())))}) AND profile IN ({listed(q["profiles"])})
                    AND born >= {q["lo"]} AND born < {q["hi"]} GROUP BY profile)
            GROUP BY profile ORDER BY profile""")

    def d3(self, q):
        keys = f"{self.key['weekday']('born')} AS weekday, {self.key['hour']('born')} AS hour"
        which = f"brand = {q['brand']} AND born >= {q['lo']} AND born < {q['hi']}"
        return self.fetch(f"""
            SELECT weekday, hour, sum(births)::BIGINT AS births, sum(total)::BIGINT AS total FROM (
                SELECT {keys}, 0 AS births, sum(val) AS total FROM (
                    SELECT born, val, {self.LAST} FROM (SELECT born, post, val FROM rows WHERE {which}))
                WHERE final GROUP BY 1, 2
                UNION ALL SELECT {keys}, count(*), 0 FROM posts WHERE {which} GROUP BY 1, 2)
            GROUP BY 1, 2 ORDER BY 1, 2""")

    def d4(self, q):
        return self.fetch(f"""
            SELECT post, val FROM (
                SELECT post, val, {self.LAST} FROM (
                    SELECT post, val FROM by_born WHERE born >= {q["lo"]} AND born < {q["hi"]}))
            WHERE final ORDER BY val DESC, post LIMIT 20""")

    def d5(self, _):
        return self.fetch(f"""
            SELECT week, brand, (sum(val) - coalesce(sum(before) FILTER (same = post), 0))::BIGINT AS gain FROM (
                SELECT {self.key["week"]("tm")}::USMALLINT AS week, brand, post, val,
                    lag(post) OVER () AS same, lag(val) OVER () AS before
                FROM rows)
            GROUP BY 1, 2 ORDER BY 1, 2""")


class ChDB(Peer):
    SETTINGS = "max_threads = 1, max_insert_threads = 1, use_query_condition_cache = 0"
    LIST = "Array(UInt32) CODEC(NONE)"
    # The gains of a post, in the order of its rows.
    GAINS = "arrayMap((v, p) -> toInt64(v) - p, val, arrayPopBack(arrayPushFront(val, toUInt32(0))))"

    def load(self):
        import chdb
        from chdb import session

        self.session = session.Session(os.path.join(self.store, "chdb"))
        self.version = f"{chdb.__version__} (ClickHouse {self.run('SELECT version()').data().strip()})"
        self.key = sql_keys(self.zone, lambda what, by: f"intDiv({what}, {by})")
        self.small = {
            name: "UInt16" if values.dtype.itemsize == 2 else "UInt32" for name, values in self.profiles().items()
        }
        self.run("CREATE DATABASE peer")
        self.run("USE peer")
        self.run(f"""CREATE TABLE profiles ENGINE = MergeTree ORDER BY (brand, profile) AS
            SELECT {self.cast("brand")}, {self.cast("profile")} FROM {self.file("profiles.bin", ("profile", "brand"))}""")
        self.run(f"""CREATE TABLE posts ENGINE = MergeTree ORDER BY (brand, profile, born, post) AS
            SELECT p.brand AS brand, p.profile AS profile, born, post
            FROM {self.file("posts.bin", ("post", "profile", "born"))} f JOIN profiles p ON p.profile = f.profile""")
        # In order within a post as they come.
        self.arrange(f"""SELECT p.brand, p.profile, p.born, p.post, r.tm, r.val FROM (
                SELECT post, groupArray(at) AS tm, groupArray(value) AS val
                FROM {self.file("rows.bin", ROW)} GROUP BY profile, post) r
            RIGHT JOIN posts p ON p.post = r.post""")

    def cast(self, name):
        return f"CAST({name}, '{self.small[name]}') AS {name}"

    def file(self, name, columns):
        path = os.path.abspath(os.path.join(self.dir, name))
        # One reader, so that the order of the file is kept.
        return f"file('{path}', 'RowBinary', '{', '.join(f'{column} UInt32' for column in columns)}')"

    def run(self, sql):
        return self.session.query(sql, "TabSeparated")

    def arrange(self, source):
        columns = (
            f"brand {self.small['brand']}, profile {self.small['profile']}, born UInt32, post UInt32,"
            f" tm {self.LIST}, val {self.LIST}"
        )
        for name, order, granule in (("fresh", "(brand, profile, born, post)", 256), ("fresh_born", "(born, post)", 1024)):
            self.run(f"""CREATE TABLE {name} ({columns}) ENGINE = MergeTree ORDER BY {order}
                SETTINGS index_granularity = {granule}, old_parts_lifetime = 1""")
            self.run(f"INSERT INTO {name} {source if name == 'fresh' else 'SELECT * FROM fresh'} SETTINGS {self.SETTINGS}")
            self.run(f"OPTIMIZE TABLE {name} FINAL")
        for name, fresh in (("series", "fresh"), ("by_born", "fresh_born")):
            self.run(f"DROP TABLE IF EXISTS {name} SYNC")
            self.run(f"RENAME TABLE {fresh} TO {name}")
        early = self.run("SELECT max(toInt64(born) - tm[1]) FROM series WHERE notEmpty(tm)").data().strip()
        self.slack = max(0, int(early))

    def correct(self):
        # The last one said counts: rowNumberInAllBlocks follows the file.
        self.run(f"""CREATE TABLE corrections ENGINE = Memory AS
            SELECT post, groupArray(at) AS tm, groupArray(v) AS val FROM (
                SELECT post, at, argMax(value, number) AS v FROM (
                    SELECT post, at, value, rowNumberInAllBlocks() AS number FROM {self.file("corrections.bin", ROW)})
                GROUP BY post, at)
            GROUP BY post SETTINGS {self.SETTINGS}""")
        # Posts with a correction are merged; the rest goes as it is.
        self.arrange("""SELECT brand, profile, born, post, tm, val FROM series
                WHERE post NOT IN (SELECT post FROM corrections)
            UNION ALL
            SELECT brand, profile, born, post, arraySort(times) AS tm, arraySort((v, t) -> t, vals, times) AS val FROM (
                SELECT s.brand AS brand, s.profile AS profile, s.born AS born, s.post AS post,
                    arrayConcat(arrayFilter(t -> NOT has(c.tm, t), s.tm), c.tm) AS times,
                    arrayConcat(arrayFilter((v, t) -> NOT has(c.tm, t), s.val, s.tm), c.val) AS vals
                FROM series s JOIN corrections c ON c.post = s.post)""")
        self.run("DROP TABLE corrections")

    def size(self):
        found = self.run("SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = 'peer'")
        return {"bytes": int(found.data()), "memory_bytes": 0}

    def fetch(self, columns, sql, more=", compile_expressions = 0"):
        wide = ", ".join(f"toInt64({column})" for column in columns)
        raw = self.session.query(f"SELECT {wide} FROM ({sql}) SETTINGS {self.SETTINGS}{more}", "RowBinary").bytes()
        return np.frombuffer(raw, "<i8").reshape(-1, len(columns)).T

    def d1(self, q):
        day = self.key["day"]
        return self.fetch(("day", "gains", "total"), f"""
            SELECT day, sum(gain) AS gains, sum(births) AS total FROM (
                SELECT {day("t")} AS day, sum(g) AS gain, 0 AS births FROM (
                    SELECT tm, val FROM series
                    WHERE brand = {q["brand"]} AND born < {q["until"]} AND tm[-1] >= {q["lo"]})
                ARRAY JOIN tm AS t, {self.GAINS} AS g
                WHERE t >= {q["lo"]} AND t < {q["hi"]} GROUP BY day
                UNION ALL
                SELECT {day("born")} AS day, 0, count() FROM posts
                WHERE brand = {q["brand"]} AND born >= {q["lo"]} AND born < {q["hi"]} GROUP BY day)
            GROUP BY day ORDER BY day""")

    def d2(self, q):
        # The gains of a period are the last value in it less the last one before it.
        which = f"""profile IN ({listed(q["profiles"])})
            AND brand IN (SELECT brand FROM profiles WHERE profile IN ({listed(q["profiles"])}))"""
        born = f"born >= {q['lo']} AND born < {q['hi']}"
        return self.fetch(("profile", "births", "gain", "total"), f"""
            SELECT profile, countIf({born}) AS births,
                sum(toInt64(val[arrayCount(t -> t < {q["hi"]}, tm)]) - val[arrayCount(t -> t < {q["lo"]}, tm)]) AS gain,
                sumIf(val[-1], {born}) AS total
            FROM series WHERE {which} AND born < {q["until"]} GROUP BY profile""")

    def d3(self, q):
        return self.fetch(("weekday", "hour", "births", "total"), f"""
            SELECT {self.key["weekday"]("born")} AS weekday, {self.key["hour"]("born")} AS hour,
                count() AS births, sum(val[-1]) AS total
            FROM series WHERE brand = {q["brand"]} AND born >= {q["lo"]} AND born < {q["hi"]}
            GROUP BY weekday, hour""")

    def d4(self, q):
        return self.fetch(("post", "last"), f"""
            SELECT post, val[-1] AS last FROM by_born
            WHERE born >= {q["lo"]} AND born < {q["hi"]} AND notEmpty(val)
            ORDER BY last DESC, post LIMIT 20""")

    def d5(self, _):
        return self.fetch(("week", "brand", "gains"), f"""
            SELECT toUInt16({self.key["week"]("t")}) AS week, brand, sum(g) AS gains
            FROM series ARRAY JOIN tm AS t, {self.GAINS} AS g
            GROUP BY week, brand ORDER BY week, brand""", ", compile_expressions = 1")


class Polars(Peer):
    SORTED = ("brand", "profile", "born", "post")

    def load(self):
        import polars as pl

        self.pl, self.version = pl, pl.__version__
        self.brands = pl.DataFrame(self.profiles()).select("brand", "profile").sort("brand", "profile")
        self.born = (
            pl.DataFrame(self.posts()).join(self.brands, on="profile").select(self.SORTED).sort(self.SORTED).rechunk()
        )
        rows = pl.DataFrame(self.rows()).drop("profile").join(self.born, on="post").sort(*self.SORTED, "at")
        rows = rows.group_by("post", maintain_order=True).agg("at", "value")
        self.series = self.born.join(rows, on="post", how="left", maintain_order="left")
        del rows
        self.arrange()

    def arrange(self):
        pl, col = self.pl, self.pl.col
        self.series = self.series.rechunk()
        self.flat = self.explode(self.series.lazy().select("brand", "post", "at", "value")).collect().rechunk()
        early = self.series.select((col.born.cast(pl.Int64) - col.at.list.first()).max()).item()
        self.slack = max(0, early or 0)
        self.whole = pl.Int64 if (self.flat["value"].max() or 0) >= 1 << 31 else pl.Int32
        self.series.write_parquet(os.path.join(self.store, "series.parquet"))

    def explode(self, frame):
        return frame.explode("at", "value", empty_as_null=False, keep_nulls=False)

    def correct(self):
        pl, col = self.pl, self.pl.col
        corrections = pl.DataFrame(self.corrections()).select("post", "at", "value")
        posts = self.born.join(corrections.select("post").unique(), on="post", how="semi", maintain_order="left")
        touched = self.explode(self.series.join(posts, on="post", how="semi"))
        merged = pl.concat([
            touched.join(corrections, on=["post", "at"], how="anti"),
            corrections.join(posts, on="post").select(touched.columns),
        ]).sort(*self.SORTED, "at").group_by(self.SORTED, maintain_order=True).agg("at", "value")
        rest = self.series.join(posts, on="post", how="anti")
        del touched
        self.series = pl.concat([rest, merged]).sort(self.SORTED)
        del rest, merged
        self.arrange()

    def size(self):
        held = self.series.estimated_size() + self.flat.estimated_size() + self.born.estimated_size()
        return {"bytes": os.path.getsize(os.path.join(self.store, "series.parquet")), "memory_bytes": held}

    @staticmethod
    def slice(frame, **equal):
        """The rows where the sorted columns equal; no copy."""
        for name, value in equal.items():
            first = frame[name].search_sorted(value, "left")
            frame = frame.slice(first, frame[name].search_sorted(value, "right") - first)
        return frame

    def within(self, name, q):
        return self.pl.col(name).is_between(q["lo"], q["hi"], closed="left")

    def gain(self):
        col = self.pl.col
        before = self.pl.when(col.post == col.post.shift(1)).then(col.value.shift(1)).otherwise(0)
        return (col.value.cast(self.whole) - before.cast(self.whole)).alias("gain")

    def gains(self, frame, q, *also):
        """The gains of the rows in the period, out of posts that have some."""
        col = self.pl.col
        seen = frame.filter(col.born < q["until"], col.at.list.last() >= q["lo"])
        rows = self.explode(seen.lazy().select("post", "at", "value", *also))
        return rows.select(*also, "at", self.gain()).filter(self.within("at", q))

    def total(self, name):
        return self.pl.col(name).cast(self.pl.Int64).sum()

    def lasts(self):
        return self.pl.col.value.list.last().cast(self.pl.Int64).sum().alias("total")

    def count(self, name):
        return self.pl.len().cast(self.pl.Int64).alias(name)

    def day(self, name):
        return ((self.pl.col(name) + (self.zone + DAY)) // DAY - 1).alias("day")

    def d1(self, q):
        gains = self.gains(self.slice(self.series, brand=q["brand"]), q).group_by(self.day("at")).agg(self.total("gain"))
        births = self.slice(self.born, brand=q["brand"]).lazy().filter(self.within("born", q))
        births = births.group_by(self.day("born")).agg(self.count("births"))
        both = gains.join(births, on="day", how="full", coalesce=True).fill_null(0).sort("day")
        return both.select("day", "gain", "births").collect().get_columns()

    def d2(self, q):
        pl, col = self.pl, self.pl.col
        brands = self.brands.filter(col.profile.is_in(q["profiles"])).sort("profile").rows()

        def some(frame):
            return pl.concat([self.slice(frame, brand=brand, profile=profile) for brand, profile in brands], rechunk=False)

        series = some(self.series)
        gains = self.gains(series, q, "profile").group_by("profile").agg(self.total("gain"))
        births = series.lazy().filter(self.within("born", q)).group_by("profile").agg(self.count("births"), self.lasts())
        both = births.join(gains, on="profile", how="full", coalesce=True).fill_null(0)
        return both.select("profile", "births", "gain", "total").collect().get_columns()

    def d3(self, q):
        col = self.pl.col
        keys = {
            "weekday": (col.born + (self.zone + 2 * DAY)) // DAY % 7,
            "hour": (col.born + (self.zone + DAY)) // 3600 % 24,
        }
        born = self.slice(self.series, brand=q["brand"]).lazy().filter(self.within("born", q))
        return born.group_by(**keys).agg(self.count("births"), self.lasts()).collect().get_columns()

    def d4(self, q):
        last = self.series.lazy().filter(self.within("born", q)).select("post", self.pl.col.value.list.last())
        last = last.drop_nulls()
        return last.sort("value", "post", descending=[True, False]).head(20).collect().get_columns()

    def d5(self, _):
        pl, col = self.pl, self.pl.col
        # One key is faster than two.
        week = (col.at + (self.zone + 2 * DAY)) // WEEK
        sums = self.flat.lazy().select((week.cast(pl.UInt32) * 65_536 + col.brand).alias("key"), self.gain())
        sums = sums.group_by("key").agg(self.total("gain")).sort("key")
        return sums.select(week=col.key // 65_536, brand=col.key % 65_536, gain="gain").collect().get_columns()


class Postgres(Peer):
    SETTINGS = (
        "work_mem = '1GB'", "maintenance_work_mem = '2GB'", "max_parallel_workers_per_gather = 0",
        "max_parallel_maintenance_workers = 0", "random_page_cost = 1.0", "effective_cache_size = '8GB'", "jit = off",
    )

    def __init__(self, options):
        super().__init__(options)
        import psycopg

        if not options.pg_url:
            sys.exit("--engine postgres needs --pg-url")
        self.db = psycopg.connect(options.pg_url, autocommit=True, prepare_threshold=None, client_encoding="utf8")
        self.backend = self.db.info.backend_pid

    def cpu(self):
        """Of the backend, once it sleeps: what runs is not accounted for to the end."""
        try:
            for _ in range(10_000):
                with open(f"/proc/{self.backend}/stat", encoding="ascii") as file:
                    if file.read().rpartition(")")[2].split()[0] == "S":
                        break
            with open(f"/proc/{self.backend}/schedstat", encoding="ascii") as file:
                return int(file.read().split()[0]) / 1e9
        except FileNotFoundError:
            sys.exit("the backend of PostgreSQL is not a process of this machine")

    def load(self):
        client = time.process_time()
        self.version = self.db.execute("SHOW server_version").fetchone()[0]
        self.db.execute("DROP SCHEMA IF EXISTS peer CASCADE")
        self.db.execute("CREATE SCHEMA peer")
        for setting in ("search_path = peer", *self.SETTINGS):
            self.db.execute(f"SET {setting}")
        with self.db.transaction():
            for table, columns in (("profiles", self.profiles()), ("posts", self.posts()), ("rows", self.rows())):
                self.db.execute(f"CREATE TABLE {table} ({self.types(columns)})")
                self.copy(table, columns, "FORMAT binary, FREEZE")
        for index in (
            "profiles (profile) INCLUDE (brand)", "profiles (brand, profile)", "posts (post) INCLUDE (profile, born)",
            "posts (profile, born) INCLUDE (post)", "posts (born) INCLUDE (profile, post)",
        ):
            self.db.execute(f"CREATE INDEX ON {index}")
        self.db.execute("CREATE UNIQUE INDEX ON rows (profile, post, at) INCLUDE (value)")
        self.settle()
        self.count = len(columns["post"])
        # The client fills the pages' source; that is part of loading.
        self.client = time.process_time() - client

    def settle(self):
        self.db.execute("VACUUM (ANALYZE) rows")
        self.db.execute("VACUUM (ANALYZE) posts")
        self.db.execute("VACUUM (ANALYZE) profiles")
        early = self.db.execute("""SELECT max(born - first) FROM posts p, LATERAL (SELECT at AS first FROM rows
            WHERE profile = p.profile AND post = p.post ORDER BY at LIMIT 1) f""").fetchone()[0]
        self.slack = max(0, early or 0)

    @staticmethod
    def wide(values):
        return len(values) > 0 and values.max() >= 1 << 31

    def types(self, columns):
        return ", ".join(f"{name} {'int8' if self.wide(values) else 'int4'} NOT NULL" for name, values in columns.items())

    def copy(self, table, columns, options):
        fields, filled = [("fields", ">i2")], {}
        for name, values in columns.items():
            bytes_ = 8 if self.wide(values) else 4
            fields += [(f"{name}_length", ">i4"), (name, f">i{bytes_}")]
            filled[f"{name}_length"] = bytes_
        rows = len(next(iter(columns.values())))
        with self.db.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN ({options})") as copy:
            copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8))
            for first in range(0, rows, 1 << 18):
                part = np.empty(min(rows - first, 1 << 18), fields)
                part["fields"] = len(columns)
                for name, length in filled.items():
                    part[name] = length
                for name, values in columns.items():
                    part[name] = values[first : first + (1 << 18)]
                copy.write(part.tobytes())
            copy.write(b"\xff\xff")

    def correct(self):
        columns = self.corrections()
        if self.wide(columns["value"]) and not self.db.execute(
            "SELECT 1 FROM pg_attribute"
            " WHERE attrelid = 'rows'::regclass AND attname = 'value' AND atttypid = 'int8'::regtype"
        ).fetchone():
            self.db.execute("ALTER TABLE rows ALTER value TYPE int8")
        with self.db.transaction():
            self.db.execute(f"CREATE TEMP TABLE corrections ({self.types(columns)}) ON COMMIT DROP")
            self.copy("corrections", columns, "FORMAT binary")
            self.db.execute("""INSERT INTO rows (profile, post, at, value)
                SELECT profile, post, at, value FROM corrections ORDER BY profile, post, at
                ON CONFLICT (profile, post, at) DO UPDATE SET value = excluded.value""")
        self.settle()

    def size(self):
        found = self.db.execute("""SELECT sum(pg_total_relation_size(oid)) FROM pg_class
            WHERE relnamespace = 'peer'::regnamespace AND relkind = 'r'""")
        return {"bytes": int(found.fetchone()[0]), "memory_bytes": 0}

    def fetch(self, width, sql):
        rows = self.db.cursor(binary=True).execute(sql).fetchall()
        return np.array(rows, "i8").reshape(-1, width).T

    @property
    def key(self):
        return sql_keys(self.zone, lambda what, by: f"(({what})/{by})")

    @staticmethod
    def last(table, before=None):
        """The last value of a post: one descent of the index."""
        until = "" if before is None else f" AND at < {before}"
        return f"""(SELECT value FROM rows WHERE profile = {table}.profile AND post = {table}.post{until}
            ORDER BY at DESC LIMIT 1)"""

    def d1(self, q):
        day = self.key["day"]
        # Of each post: its rows from the last one before the period.
        return self.fetch(3, f"""
            SELECT day, sum(gain)::int8, sum(births)::int8 FROM (
                SELECT {day("at")} AS day, sum(gain) AS gain, 0 AS births
                FROM profiles f JOIN posts p ON p.profile = f.profile AND p.born < {q["until"]}, LATERAL (
                    SELECT at, value - lag(value, 1, value - value) OVER (ORDER BY at) AS gain FROM rows
                    WHERE profile = p.profile AND post = p.post AND at < {q["hi"]} AND at >= coalesce((
                        SELECT at FROM rows WHERE profile = p.profile AND post = p.post AND at < {q["lo"]}
                        ORDER BY at DESC LIMIT 1), 0)) r
                WHERE f.brand = {q["brand"]} AND at >= {q["lo"]} GROUP BY 1
                UNION ALL
                SELECT {day("born")}, 0, count(*) FROM profiles f JOIN posts p ON p.profile = f.profile
                WHERE f.brand = {q["brand"]} AND born >= {q["lo"]} AND born < {q["hi"]} GROUP BY 1) both_
            GROUP BY day ORDER BY day""")

    def d2(self, q):
        born = f"born >= {q['lo']} AND born < {q['hi']}"
        # A post born in the period has no row before it, unless rows come before birth.
        before = f"coalesce({self.last('posts', q['lo'])}, 0)"
        if self.slack == 0:
            before = f"CASE WHEN born < {q['lo']} THEN {before} ELSE 0 END"
        return self.fetch(4, f"""
            SELECT profile, count(*) FILTER (WHERE {born}), sum(coalesce({self.last("posts", q["hi"])}, 0) - {before})::int8,
                coalesce(sum(CASE WHEN {born} THEN {self.last("posts")} END), 0)::int8
            FROM posts WHERE profile IN ({listed(q["profiles"])}) AND born < {q["until"]} GROUP BY 1""")

    def d3(self, q):
        return self.fetch(4, f"""
            SELECT {self.key["weekday"]("born")}, {self.key["hour"]("born")}, count(*),
                coalesce(sum({self.last("p")}), 0)::int8
            FROM profiles f JOIN posts p ON p.profile = f.profile
            WHERE f.brand = {q["brand"]} AND born >= {q["lo"]} AND born < {q["hi"]}
            GROUP BY 1, 2 ORDER BY 1, 2""")

    def d4(self, q):
        return self.fetch(2, f"""
            SELECT p.post, value FROM posts p, LATERAL {self.last("p")} l
            WHERE born >= {q["lo"]} AND born < {q["hi"]} ORDER BY value DESC, post LIMIT 20""")

    def d5(self, _):
        # Compiling takes longer than a few million rows.
        self.db.execute(f"SET jit = {'on' if self.count >= 10_000_000 else 'off'}")
        try:
            return self.fetch(3, f"""
                SELECT week, brand, sum(gain)::int8 FROM profiles p, LATERAL (
                    SELECT {self.key["week"]("at")} AS week, sum(gain) AS gain FROM (
                        SELECT at, value - lag(value, 1, value - value) OVER (PARTITION BY post ORDER BY at) AS gain
                        FROM rows WHERE profile = p.profile) g
                    GROUP BY 1) w
                GROUP BY 1, 2 ORDER BY 1, 2""")
        finally:
            self.db.execute("SET jit = off")


def main():
    parser = argparse.ArgumentParser()
    engines = {"duckdb": DuckDB, "chdb": ChDB, "polars": Polars, "postgres": Postgres}
    parser.add_argument("--engine", required=True, choices=engines)
    parser.add_argument("--dir", required=True)
    parser.add_argument("--pg-url")
    parser.add_argument("--store")
    options = parser.parse_args()
    if options.store is None:
        options.store = tempfile.mkdtemp(prefix="selaras-peer-")
        atexit.register(shutil.rmtree, options.store, ignore_errors=True)
    # What a library prints must not come between the answers.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(what):
        print(json.dumps(what, separators=(",", ":")), file=out, flush=True)

    peer = engines[options.engine](options)

    def timed(work):
        wall, cpu = time.perf_counter(), peer.cpu()
        result = work()
        wall, after = time.perf_counter() - wall, peer.cpu()
        return result, {"cpu_ms": round((after - cpu) * 1e3, 3), "wall_ms": round(wall * 1e3, 3)}

    _, took = timed(peer.load)
    say({
        "ready": True, "engine": options.engine, "version": peer.version,
        "load_wall_ms": took["wall_ms"], "load_cpu_ms": round(took["cpu_ms"] + getattr(peer, "client", 0) * 1e3, 3),
        **peer.size(),
    })
    for line in sys.stdin:
        try:
            command = json.loads(line)
            do = command["do"]
            if do == "quit":
                say({"bye": True})
                return
            if do == "ask":
                columns, took = timed(lambda: peer.ask(command["question"], command["index"]))
                answer = [list(map(int, row)) for row in zip(*(column.tolist() for column in columns))]
                say({**took, "answer": answer if command["question"] == "d4" else sorted(answer)})
            elif do == "correct":
                _, took = timed(peer.correct)
                say(took)
            elif do == "size":
                say(peer.size())
            else:
                raise ValueError(f"unknown command {do!r}")
        except Exception as error:  # the caller decides
            say({"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main()
