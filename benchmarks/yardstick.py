#!/usr/bin/python3
"""A yardstick for the engine: free-form models on exactly the lists the engine was judged on. Never shipped.

Hand-made features of the asker, the candidate and the pair, learned by logistic regression and by boosted trees.

    build/binome evaluate --directory F.jsonl [--home FR] -k 0 --protocol country --protocol worldwide --lists L.tsv
    /usr/bin/python3 benchmarks/yardstick.py --directory F.jsonl --lists L.tsv [--home FR]

Needs Debian's python3-numpy, python3-scipy and python3-sklearn. Deterministic.

Hiding. Of each fold, the pairs (asker, true partner) of all its lists are hidden as `evaluate` hides them: every project that
joins the two, and `partners` entries. A hidden pair of which no side has a link left may be in no list, so its fold is not
known; such a pair is hidden in every fold in whose lists neither side is ever a candidate, which includes its own. Where the
lists name every actor with a link left, that is exactly what the engine saw; elsewhere the models see a little less. --home,
as given to `evaluate`, spares the pairs it never hides.

What leaks remain:
- A model for a test fold learns from lists of the other folds, whose features were computed with their own fold hidden and
  the test fold's links in sight. None of these is a label, and no feature names an actor; --strict hides the test fold there
  too, to measure it: the neighbourhoods learned from are then thinner than those of the test.
- The features and the fixed parameters were thought of with the twinning directory at hand.
- If the engine's weights were learned on the same directory, its score, alone and as a feature, has seen the truths.
Not used: listings, feedback, what actors offer and seek, ODD, languages, dates.
"""
import argparse
import json
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from itertools import combinations

os.environ["OMP_NUM_THREADS"] = "1"  # before numpy: the same sums everywhere, and far faster on a busy machine
import numpy as np
import scipy.sparse as sp
from scipy.spatial import cKDTree
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

RADII = (30, 60, 200)  # km
EARTH = 6371.0
MOST_LINKED = 20  # participants: a larger project makes no links
COLUMNS = "protocol links_left fold asker candidate true score".split()
STOP = set(
    "the and for with from that this will are which has have been their its into was were not all can more other also "
    "des les une dans pour par sur aux est sont ces ses que qui ainsi avec leur leurs cette ont ete plus entre mise "
    "afin dont".split())


def words(text):
    text = unicodedata.normalize("NFKD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return [w for w in re.findall("[a-z]{3,}", text) if w not in STOP]


def unit_rows(matrix):
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    return sp.diags(1 / np.where(norms > 0, norms, 1)) @ matrix


def counts_matrix(counters, columns):
    entries = [(row, columns[key], n) for row, counter in enumerate(counters) for key, n in counter.items() if key in columns]
    row, column, value = zip(*entries) if entries else ((), (), ())
    return sp.csr_matrix((np.array(value, float), (row, column)), shape=(len(counters), max(1, len(columns))))


def cosines_matrix(counters):
    return unit_rows(counts_matrix(counters, {key: i for i, key in enumerate(sorted(set().union(*counters)))}))


class Directory:
    """What does not depend on which links are hidden."""

    def __init__(self, path):
        records = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
        self.actors = [r for r in records if r["type"] == "actor" and r.get("visible", True)]
        self.index = {a["id"]: i for i, a in enumerate(self.actors)}
        n = len(self.actors)
        homes = [a.get("home", {}) for a in self.actors]
        self.home_country = [h.get("country") for h in homes]
        codes = {c: i for i, c in enumerate(sorted({c for c in self.home_country if c}))}
        self.country = np.array([codes.get(c, -1) for c in self.home_country])  # -1, not known: the last column below
        self.in_country = sp.csr_matrix((np.ones(n), (range(n), self.country % (len(codes) + 1))), (n, len(codes) + 1))
        self.kind = np.array([a["kind"] for a in self.actors])
        self.population = np.log(np.maximum(np.array([a.get("population") for a in self.actors], float), 500))
        lat, lon = (np.radians(np.array([h.get(key) for h in homes], float)) for key in ("lat", "lon"))
        self.xyz = np.c_[np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]
        self.near = {km: self.neighbours(km) for km in RADII}
        # (participants, words, themes, countries) of each project
        self.projects = []
        for r in records:
            if r["type"] != "project": continue
            parts = sorted({self.index[p] for p in r.get("participants", []) if p in self.index})
            text = r.get("title", "") + " " + r.get("description", "")
            self.projects.append((parts, Counter(words(text)), r.get("themes", []), r.get("countries", [])))
        partners = [(i, self.index[p]) for i, a in enumerate(self.actors) for p in a.get("partners", []) if p in self.index]
        self.declared = {tuple(sorted(pair)) for pair in partners if pair[0] != pair[1]}
        self.own_words = [Counter(words(a["name"] + " " + a.get("description", ""))) for a in self.actors]

    def neighbours(self, km):
        """Who is within so many km of whom, oneself included."""
        n, placed = len(self.actors), np.flatnonzero(~np.isnan(self.xyz[:, 0]))
        if not len(placed): return sp.csr_matrix((n, n))
        a, b = placed[cKDTree(self.xyz[placed]).query_pairs(2 * np.sin(km / EARTH / 2), output_type="ndarray")].T
        return sp.csr_matrix((np.ones(2 * len(a) + len(placed)), (np.r_[a, b, placed], np.r_[b, a, placed])), shape=(n, n))

    def links(self, projects):
        return {pair for p in projects if len(p[0]) <= MOST_LINKED for pair in combinations(p[0], 2)}

    def features(self, hidden, asker, candidate):
        """One row for each (asker, candidate), with the pairs `hidden` never having met."""
        kept = [p for p in self.projects if not any(pair in hidden for pair in combinations(p[0], 2))]
        links = sorted(self.links(kept) | (self.declared - hidden))
        n, (a, b) = len(self.actors), np.array(links or np.empty((0, 2)), int).T
        joined = sp.csr_matrix((np.ones(2 * len(a)), (np.r_[a, b], np.r_[b, a])), shape=(n, n))
        if np.asarray(joined[asker, candidate]).any(): sys.exit("a list holds two actors linked in sight: another directory?")
        degree = np.asarray(joined.sum(1)).ravel()

        texts = [c.copy() for c in self.own_words]
        themes = [Counter(r.get("themes", [])) for r in self.actors]
        places = [Counter(r.get("countries", [])) for r in self.actors]
        projects = np.zeros(n)
        for parts, text, of_theme, of_country in kept:
            for i in parts:
                texts[i].update(text), themes[i].update(of_theme), places[i].update(of_country)
                projects[i] += 1
        used = Counter(w for text in texts for w in text)
        vocabulary = sorted(w for w, count in used.items() if count > 1)
        tf = counts_matrix(texts, {w: i for i, w in enumerate(vocabulary)})
        tf.data = 1 + np.log(tf.data)
        tf_idf = unit_rows(tf @ sp.diags(np.log((n + 1) / (np.array([used[w] for w in vocabulary] or [1]) + 1)))).tocsr()
        company = unit_rows(joined @ tf_idf).tocsr()
        theme, place = cosines_matrix(themes).tocsr(), cosines_matrix(places).tocsr()

        f = {}
        u, row = np.unique(asker, return_inverse=True)

        def pair(name, rows):  # a matrix with a row for each of u and a column for each actor
            f[name] = (rows.toarray() if sp.issparse(rows) else rows)[row, candidate]

        def sides(name, values):
            f["asker's " + name], f["candidate's " + name] = values[asker], values[candidate]

        sides("log degree", np.log1p(degree))
        sides("projects", projects)
        sides("words", np.array([sum(t.values()) for t in texts], float))
        sides("log population", self.population)
        f["population gap"] = abs(self.population[asker] - self.population[candidate])
        chord = np.linalg.norm(self.xyz[asker] - self.xyz[candidate], axis=1)
        f["log distance"] = np.log(2 * EARTH * np.arcsin(np.minimum(1, chord / 2)) + 20)
        pair("Adamic-Adar", joined[u] @ sp.diags(1 / np.log(1 + np.maximum(degree, 1.5))) @ joined)
        tame = sp.diags(1 / np.sqrt(np.maximum(degree, 1)))
        pair("paths of three", joined[u] @ tame @ joined @ tame @ joined)
        for km, near in self.near.items():
            sides(f"links within {km} km", near @ degree)
            pair(f"own partners within {km} km of the candidate", joined[u] @ near)
            from_here = (near[u] @ joined).toarray()
            pair(f"candidate's partners within {km} km", from_here)
            pair(f"links between both surroundings, {km} km", (near @ from_here.T).T)
        at_60, at_200 = (f[f"links between both surroundings, {km} km"] for km in (60, 200))
        f["lift of 60 over 200 km"] = np.log((at_60 + .3) / (at_200 * .09 + .3))
        f["same country"] = ((self.country[asker] == self.country[candidate]) & (self.country[asker] >= 0)).astype(float)
        there = (joined[u] @ self.in_country).toarray()[row, self.country[candidate]]
        f["own partners in the candidate's country"] = np.where(self.country[candidate] < 0, 0, there)
        f["same kind"] = (self.kind[asker] == self.kind[candidate]).astype(float)
        pair("words", tf_idf[u] @ tf_idf.T)
        pair("candidate's partners' words", tf_idf[u] @ company.T)
        pair("own partners' words", company[u] @ tf_idf.T)
        pair("themes", theme[u] @ theme.T)
        pair("countries of action", place[u] @ place.T)
        return np.column_stack(list(f.values())).astype(np.float32)


def read_lists(path, index):
    """Rows of lists with the condition of a link left, and the pairs (smaller, larger) each fold hides."""
    rows, hidden = [], defaultdict(set)
    with open(path, encoding="utf-8") as lines:
        if next(lines).split() != COLUMNS: sys.exit(f"{path}: the columns are not {COLUMNS}")
        for line in lines:
            protocol, links_left, fold, asker, candidate, true, score = line.rstrip("\n").split("\t")
            asker, candidate = index[asker], index[candidate]
            if true == "1": hidden[int(fold)].add((min(asker, candidate), max(asker, candidate)))
            if links_left == "1": rows.append((protocol, int(fold), asker, candidate, true == "1", float(score)))
    if len(hidden) < 2: sys.exit(f"{path}: fewer than two folds")
    return [np.array(column) for column in zip(*rows)], hidden


def hide_unlisted(directory, home, fold, candidate, hidden):
    """Pairs that are in no list at all, in every fold that may be theirs."""
    outside = (directory.links(directory.projects) | directory.declared) - set().union(*hidden.values())
    if home: outside = {(a, b) for a, b in outside if (directory.home_country[a] == home) != (directory.home_country[b] == home)}
    for k in hidden:
        linked = set(candidate[fold == k].tolist())
        hidden[k] |= {(a, b) for a, b in outside if a not in linked and b not in linked}
    return len(outside)


def ranks(score, starts):
    lengths = np.diff(np.r_[starts, len(score)])
    true = np.repeat(score[starts], lengths)
    better, equal = (np.add.reduceat(what.astype(int), starts) for what in (score > true, score == true))
    return 1 + better + (equal - 1) / 2


def interval(difference, asker):
    """95 %, drawing askers."""
    _, who = np.unique(asker, return_inverse=True)
    total, count = np.bincount(who, difference), np.bincount(who)
    drawn = np.random.RandomState(1).multinomial(len(total), np.full(len(total), 1 / len(total)), size=1000)
    return np.percentile(drawn @ total / (drawn @ count), [2.5, 97.5])


def logistic(x, y, x_test):
    told = ~np.isnan(x).all(0)
    x, x_test = (np.sign(part) * np.log1p(abs(part)) for part in (x[:, told], x_test[:, told]))
    scale = StandardScaler().fit(x)
    x, x_test = (np.nan_to_num(scale.transform(part)) for part in (x, x_test))  # unknown: the mean
    return LogisticRegression(max_iter=1000).fit(x, y).decision_function(x_test)


def trees(x, y, x_test):
    model = HistGradientBoostingClassifier(max_iter=200, learning_rate=.05, max_leaf_nodes=15, min_samples_leaf=40,
                                           early_stopping=False, random_state=1)
    return model.fit(x, y).decision_function(x_test)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--directory", required=True)
    parser.add_argument("--lists", required=True, help="written by binome evaluate --lists")
    parser.add_argument("--home", help="as given to binome evaluate")
    parser.add_argument("--strict", action="store_true", help="hide the test fold from what is learned from, too")
    options = parser.parse_args()

    directory = Directory(options.directory)
    (protocol, fold, asker, candidate, true, engine), hidden = read_lists(options.lists, directory.index)
    listed = len(set().union(*hidden.values()))
    unlisted = hide_unlisted(directory, options.home, fold, candidate, hidden)

    def rows_hiding(k, also):
        return directory.features(hidden[k] | hidden[also], asker[fold == k], candidate[fold == k])

    own = {k: rows_hiding(k, k) for k in sorted(hidden)}
    size = own[min(own)].shape[1]
    print(f"{len(directory.actors)} actors, {listed} hidden pairs in lists, {unlisted} in none, {size} features\n")
    models = {"logistic regression": (logistic, False), "trees": (trees, False), "trees + engine's score": (trees, True)}
    scores = {"engine": engine, **{name: np.zeros(len(fold)) for name in models}}
    for k in own:
        parts = {m: rows_hiding(m, k) if options.strict and m != k else own[m] for m in own}
        for p in np.unique(protocol):
            rows = {m: (protocol == p) & (fold == m) for m in own}
            learn = [m for m in own if m != k]
            y = np.concatenate([true[rows[m]] for m in learn])
            for name, (model, with_engine) in models.items():
                x = {m: np.column_stack([parts[m][protocol[fold == m] == p]] + [engine[rows[m]]] * with_engine) for m in own}
                scores[name][rows[k]] = model(np.vstack([x[m] for m in learn]), y, x[k])

    print("| protocol | lists | model | MRR | hit@10 |\n|---|---|---|---|---|")
    for p in dict.fromkeys(protocol):
        rows = protocol == p
        starts = np.flatnonzero(true[rows])
        found = {name: ranks(score[rows], starts) for name, score in scores.items()}
        for name, rank in found.items():
            print(f"| {p} | {len(starts)} | {name} | {np.mean(1 / rank):.3f} | {np.mean(rank <= 10):.3f} |")
        t, e = found["trees"], found["engine"]
        gains = ["{:+.3f} [{:+.3f}; {:+.3f}]".format(gain.mean(), *interval(gain, asker[rows][starts]))
                 for gain in (1 / t - 1 / e, (t <= 10) * 1.0 - (e <= 10))]
        print(f"| {p} | {len(starts)} | trees − engine | {gains[0]} | {gains[1]} |")


if __name__ == "__main__":
    main()
