#!/usr/bin/env python3
"""Fit the weights of the signs that choose an event's date (src/ie/argument/argument_rank.c) to annotated memoirs.

  make FLAVOUR=dump all
  date-weights.py build/dump/gilmok --score SCORE.py TEXTS GOLD [TEXTS GOLD ...] >assets/rules/event-date.yaml

SCORE.py pairs the events found with those annotated (tests/score/score.py). Needs numpy, scipy and python3-yaml. Each memoir
is also predicted with weights fitted without it; the share of right dates goes to stderr.
"""
import argparse, collections, importlib.util, json, os, re, subprocess, sys
import numpy as np, yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

SIGNS = "place rule gap rel grain now order kind fact first own dates".split()
NAMES = {
    "place": "none clause inside before behind front line paragraph far heading alone else event",
    "rule": "no rule head", "gap": "0 1 2 3 4 5", "dates": "0 1 2 3",
    "rel": "none at since until during ago after within ordinal",
    "grain": "none day month season year long open", "now": "unknown past within ahead stamp",
    "order": "unknown earlier overlap later same",
    "kind": "start end change search apply reply study deed project work context mind goal",
    "fact": "actual planned negated hypothetical", "first": "inner first", "own": "bare dated",
}
NAMES = {k: v.split() for k, v in NAMES.items()}
JOINTS = {
    "place-kind": "place kind", "place-fact": "place fact", "place-rel": "place rel", "place-order": "place order",
    "place-line": "place first own", "rule-now": "rule now", "kind-grain": "kind grain",
    "gap-dates": "gap dates",
}
JOINTS = {k: [SIGNS.index(s) for s in v.split()] for k, v in JOINTS.items()}
ALSO = 0.7                 # what a second mention counts
SPREAD = 1.5               # the penalty: weights stay near 0
UNIT = 10                  # a weight in the book is a tenth


def load_score(path):
    spec = importlib.util.spec_from_file_location("score", path)
    mod = importlib.util.module_from_spec(spec); spec.loader.exec_module(mod)
    return mod


def read_dump(text, raw):
    """[(beg, end, type, [(value, signs)])], in code points."""
    at, n = {}, 0
    for i, ch in enumerate(text):
        at[n] = i; n += len(ch.encode())
    at[n] = len(text)
    out = []
    for line in raw.splitlines():
        x = line.split("\t")
        if x[0] == "E": out.append((at.get(int(x[1]), -1), at.get(int(x[2]), -1), x[3], []))
        elif x[0] == "C": out[-1][3].append((x[1], [int(s) for s in x[2].split()]))
    return out


def examples(score, gilmok, texts, gold):
    for f in sorted(os.listdir(gold)):
        if not f.endswith(".yaml"): continue
        doc = os.path.basename(yaml.safe_load(open(os.path.join(gold, f), encoding="utf-8"))["doc"])
        run = subprocess.run([gilmok, "analyze", os.path.join(texts, doc)], capture_output=True, text=True,
                             env=dict(os.environ, LC_ALL="C.UTF-8"))
        found = json.loads(run.stdout)
        g, p = score.from_gold(os.path.join(gold, f), found["text"], []), score.from_analysis(found)
        cands = read_dump(found["text"], run.stderr)
        yield from matched(score, doc, found["text"], g["events"], p["events"], cands)


def matched(score, doc, text, gold, found, cands):
    cuts = score.sentence_bounds(text)
    def near(a, b):
        if a["type"] != b["type"]: return 0
        if any(score.overlap(x, y) for x in a["spans"] for y in b["spans"]): return 2
        return int(any(score.sentence_of(cuts, x[0]) == score.sentence_of(cuts, y[0])
                       for x in a["spans"] for y in b["spans"]))
    by, used = {}, set()
    for c in cands: by[(c[0], c[2])] = c; by.setdefault((c[0], None), c)
    for i, j in score.pair(gold, found, near):
        span = found[j]["spans"][0]
        c = by.get((span[0], found[j]["type"])) or by.get((span[0], None))
        if c and id(c) not in used:
            used.add(id(c))
            yield example(score, doc, gold[i]["date"], c, True, False)
    for e in gold:
        for n, span in enumerate(e["spans"]):
            for c in cands:
                if c[2] == e["type"] and id(c) not in used and score.overlap(span, (c[0], c[1])):
                    used.add(id(c))
                    yield example(score, doc, e["date"], c, False, n > 0)


def example(score, doc, date, cand, main, also):
    right = [score.same_time(v, date) for v, _ in cand[3]]
    if also: right[0] = True           # a second mention may go without
    return dict(doc=doc, main=main, signs=[s for _, s in cand[3]], right=right)


class Fit:
    def __init__(self, ex):
        self.ex = ex
        self.n = np.array([len(e["right"]) for e in ex])
        self.beg = np.r_[0, np.cumsum(self.n)[:-1]]
        self.right = np.array([y for e in ex for y in e["right"]], float)
        signs = np.array([s for e in ex for s in e["signs"]])
        cols, self.base, n = [], {}, 0
        for name, js in JOINTS.items():
            cell = np.zeros(len(signs), int)
            for s in js: cell = cell * len(NAMES[SIGNS[s]]) + signs[:, s]
            cols.append(cell + n); self.base[name] = n
            n += int(np.prod([len(NAMES[SIGNS[s]]) for s in js]))
        c = np.stack(cols, 1)
        self.x = csr_matrix((np.ones(c.size), c.ravel(), np.arange(0, c.size + 1, c.shape[1])), shape=(len(c), n))
        self.seen = np.bincount(c.ravel(), minlength=n)

    def fit(self, keep):
        k = np.array([i for i in np.flatnonzero(keep) if any(self.ex[i]["right"])])
        rows = np.concatenate([np.arange(self.beg[i], self.beg[i] + self.n[i]) for i in k])
        x, y, n = self.x[rows], self.right[rows], self.n[k]
        beg, grp = np.r_[0, np.cumsum(n)[:-1]], np.repeat(np.arange(len(k)), n)
        weigh = np.array([1.0 if self.ex[i]["main"] else ALSO for i in k])
        xt = x.T.tocsr()
        def loss(w):
            z = x @ w; ez = np.exp(z - np.maximum.reduceat(z, beg)[grp])
            all_, good = np.add.reduceat(ez, beg), np.add.reduceat(ez * y, beg)
            return (-(weigh * np.log(good / all_)).sum() + SPREAD / 2 * (w @ w),
                    xt @ (weigh[grp] * (ez / all_[grp] - ez * y / good[grp])) + SPREAD * w)
        return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options=dict(maxiter=200)).x

    def right_of(self, w, i):
        z = self.x[self.beg[i]:self.beg[i] + self.n[i]] @ w
        return self.ex[i]["right"][int(np.argmax(z))]

    def cross(self):
        docs = sorted({e["doc"] for e in self.ex}); hit = n = 0
        for d in docs:
            out = np.array([e["doc"] == d for e in self.ex])
            w = np.round(self.fit(~out) * UNIT)
            for i in np.flatnonzero(out):
                if self.ex[i]["main"]: hit += self.right_of(w, i); n += 1
        return hit / n, n


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("gilmok"); ap.add_argument("--score", required=True); ap.add_argument("sets", nargs="+")
    ap.add_argument("--quick", action="store_true")
    a = ap.parse_args()
    score = load_score(a.score)
    ex = [e for t, g in zip(a.sets[::2], a.sets[1::2]) for e in examples(score, a.gilmok, t, g)]
    fit = Fit(ex)
    rule = [any(y and s[1] for y, s in zip(e["right"], e["signs"])) for e in ex if e["main"]]
    reach = [any(e["right"]) for e in ex if e["main"]]
    print(f"rules {np.mean(rule):.3f}  within reach {np.mean(reach):.3f}", file=sys.stderr)
    if not a.quick: print("left out {:.3f} of {}".format(*fit.cross()), file=sys.stderr)
    w = np.round(fit.fit(np.ones(len(ex), bool)) * UNIT).astype(int)
    print("# How much each sign speaks for a date of an event: src/ie/argument/argument_rank_int.h names them. Written by")
    print("# tools/date-weights.py from annotated memoirs; v is a tenth of the logarithm of the odds.\n- book: event-date\n  scan: apart\n  entries:")
    for name, js in JOINTS.items():
        words = collections.defaultdict(list)
        sizes = [len(NAMES[SIGNS[s]]) for s in js]
        for cell in range(int(np.prod(sizes))):
            v = w[fit.base[name] + cell]
            if v: words[v].append(".".join(NAMES[SIGNS[s]][k] for s, k in zip(js, np.unravel_index(cell, sizes))))
        for v in sorted(words): print(f"    - {{c: {name}, v: {v}, w: [{', '.join(words[v])}]}}")


main()
