"""SQLite and PostgreSQL: postings as tables, both directions by joins, one statement a request.

Usage: sql_peers.py sqlite FOLDER | sql_peers.py postgresql FOLDER SOCKET_FOLDER (of a server that may be filled)
"""
import io
import sqlite3
import sys
import tempfile
from pathlib import Path

import numpy

from peer import BEST, Vectors, measure

TABLES = """
CREATE TABLE actor (id INTEGER PRIMARY KEY, prior INTEGER NOT NULL, wants_something INTEGER NOT NULL){end};
CREATE TABLE has (concept INTEGER NOT NULL, actor INTEGER NOT NULL, PRIMARY KEY (concept, actor)){clustered};
CREATE TABLE wants (concept INTEGER NOT NULL, actor INTEGER NOT NULL, weight INTEGER NOT NULL,
                    PRIMARY KEY (concept, actor)){clustered};
"""
INDEXES = """
CREATE INDEX has_of ON has (actor, concept);
CREATE INDEX wants_of ON wants (actor, concept, weight);
"""
# a·b/(a+b) in double precision keeps the order of exact quotients of integers this small.
BEST_OF = f"""
WITH met AS (
  SELECT actor, SUM(forth) AS forth, SUM(back) AS back FROM (
    SELECT h.actor AS actor, SUM(w.weight) AS forth, 0 AS back FROM wants w JOIN has h ON h.concept = w.concept
      WHERE w.actor = {{asker}} GROUP BY h.actor
    UNION ALL
    SELECT w.actor, 0, SUM(w.weight) FROM has h JOIN wants w ON w.concept = h.concept
      WHERE h.actor = {{asker}} GROUP BY w.actor) AS both_ways
  GROUP BY actor),
scored AS (
  SELECT o.id AS id,
         CASE WHEN met.forth = 0 AND me.wants_something = 1 THEN 0 ELSE met.forth + me.prior END AS a,
         CASE WHEN met.back = 0 AND o.wants_something = 1 THEN 0 ELSE met.back + o.prior END AS b
  FROM met JOIN actor o ON o.id = met.actor JOIN actor me ON me.id = {{asker}}
  WHERE o.id <> {{asker}})
SELECT id, a, b FROM scored WHERE a > 0 AND b > 0 ORDER BY CAST(a * b AS DOUBLE PRECISION) / (a + b) DESC LIMIT {BEST}
"""


def rows_of(vectors):
    """The rows of the three tables; postings in the order of their key."""
    numbers = numpy.arange(vectors.size)
    has_actor = numpy.repeat(numbers, numpy.diff(vectors.has_ends))
    wants_actor = numpy.repeat(numbers, numpy.diff(vectors.wants_ends))
    has, wants = numpy.lexsort((has_actor, vectors.has)), numpy.lexsort((wants_actor, vectors.wants))
    return {"actor": (numbers, vectors.priors, vectors.wants_something),
            "has": (vectors.has[has], has_actor[has]),
            "wants": (vectors.wants[wants], wants_actor[wants], vectors.weights[wants])}


class Sqlite:
    name = "SQLite"
    settings = f"{sqlite3.sqlite_version}, tables WITHOUT ROWID, all in its cache"
    on_disk = True
    probe = 4

    def __init__(self, vectors, folder):
        self.vectors, self.path = vectors, Path(folder) / "peer.sqlite"

    def build(self):
        database = sqlite3.connect(self.path)
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;" +
                               TABLES.format(end="", clustered=" WITHOUT ROWID"))
        for table, columns in rows_of(self.vectors).items():
            database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})",
                                 zip(*(column.tolist() for column in columns)))
        database.executescript(INDEXES + "ANALYZE;")
        database.commit()
        database.close()

    def memory_bytes(self):
        return self.path.stat().st_size

    def worker(self):
        database = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        database.execute("PRAGMA cache_size = -1000000")
        database.execute("PRAGMA mmap_size = 4000000000")
        database.execute("PRAGMA temp_store = MEMORY")
        return database

    def many(self, database, requests):
        return [database.execute(BEST_OF.format(asker=":asker"), {"asker": request}).fetchall() for request in requests]


class Postgresql:
    name = "PostgreSQL"
    on_disk = True
    probe = 8

    def __init__(self, vectors, socket_folder):
        import psycopg2

        self.vectors = vectors
        self.connect = lambda: psycopg2.connect(host=socket_folder, user="postgres", dbname="postgres")
        with self.connect() as connection:
            version = connection.server_version
        self.settings = f"{version // 10000}.{version % 10000}, prepared statement, all in shared_buffers"

    def build(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(TABLES.format(end="", clustered=""))
            for table, columns in rows_of(self.vectors).items():
                text = io.BytesIO()
                numpy.savetxt(text, numpy.column_stack(columns), "%d", "\t")
                text.seek(0)
                cursor.copy_expert(f"COPY {table} FROM STDIN", text)
            cursor.execute(INDEXES)
        connection.close()
        connection = self.connect()
        connection.autocommit = True
        connection.cursor().execute("VACUUM ANALYZE")
        connection.close()

    def memory_bytes(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute("SELECT SUM(pg_total_relation_size(name::regclass)) FROM unnest(ARRAY['actor', 'has', 'wants']) AS t(name)")
            return int(cursor.fetchone()[0])

    def worker(self):
        connection = self.connect()
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute("SET jit = off; SET work_mem = '256MB'; SET max_parallel_workers_per_gather = 0")
        cursor.execute("PREPARE best (integer) AS " + BEST_OF.format(asker="$1"))
        return cursor

    def many(self, cursor, requests):
        lists = []
        for request in requests:
            cursor.execute("EXECUTE best (%s)", (request,))
            lists.append(cursor.fetchall())
        return lists


if __name__ == "__main__":
    data = Vectors(sys.argv[2])
    if sys.argv[1] == "sqlite":
        with tempfile.TemporaryDirectory() as place:
            measure(Sqlite(data, place), data)
    else:
        measure(Postgresql(data, sys.argv[3]), data)
