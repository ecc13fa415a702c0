#!/usr/bin/env python3
"""Make analyses of annotated memoirs that are right here and wrong there.

  perturb.py SEED GOLD-DIR TEXT-DIR > ANALYSIS.jsonl

Items are dropped, doubled, moved by a letter, given another type, name or date, so that the two scorers meet
every kind of agreement and miss. The same seed gives the same analyses.
"""
import glob, json, os, random, sys
import yaml

DATES = ["", "2017", "2017-04", "2017-04-21", "201X", "20XX", "20X", "2017-XX", "2017-04-XX", "2017-21", "2017-24",
         "2017-33", "2017-40", "2017-41~", "2017-13", "2017-02-30", "2017-04~/2017-06~", "2017/..", "../2017",
         "/2017", "2017/", "..", "[2017,2019]", "[2017..2018]", "{2016-01,2017-02,x}", "[..2017]",
         "2017-04-21T10:00:00", "202", "abc", "2017/2016", "2017-01/2017-06", "9999-12", "9998-24", "2017?", "~2017",
         "2017-4", "2017-04-211", "2017-5X", " 2017 ", "2016/2017/2018"]
LENGTHS = ["P8M", "P1Y6M", "P1.5Y", "P3W", "PT8H", "PT30H", "~P2Y", "P2Y~", "P", "PT", "P1YT", "P10D", "P1Y2W", "x",
           "", "P240D", "P243D", "PT1M30S", "P0D", "P1M1Y", "P.5Y", "P1.Y", "P99999999999Y"]
ENTITIES = "org school role skill credential place program award resource person".split()
EVENTS = """join leave transfer role_change promotion conversion found search apply interview accepted rejected withdraw
    enroll graduate study award certificate publication talk project work move context decision goal
    turning_point""".split()
FACTS = ["actual", "planned", "negated", "hypothetical"]
rng = random.Random(int(sys.argv[1]))

def likely(p): return rng.random() < p

def name(n):
    """Another spelling of a name, or another name."""
    if not n: return rng.choice(["", "카카오", "A"])
    if likely(.4): return n
    return rng.choice([n.upper(), n[:max(1, len(n) // 2)], " ".join(n), n + " (주)", "㈜" + n,
                       n.replace("a", "ａ").replace("A", "Ａ"), "", "Straße", "네이버", "x"])

class Memoir:
    def __init__(self, gold, text):
        self.gold, self.text = gold, text

    def place(self, item):
        pos, quote = -1, str(item["quote"])
        for _ in range(item.get("nth") or 1):
            pos = self.text.find(quote, pos + 1 if pos < 0 else pos + len(quote))
        return pos, pos + len(quote)

    def span(self, item):
        """Where the item stands, or near there; never over a line end."""
        a, b = exact = self.place(item)
        if likely(.25): a, b = max(0, a - rng.randrange(3)), min(len(self.text), b + rng.randrange(3))
        if likely(.05): a = min(len(self.text) - 3, a + rng.randrange(40)); b = a + 2
        if "\n" in self.text[a:b]: a, b = exact
        return dict(start=a, end=b, quote=self.text[a:b])

    def items(self, key, doubled):
        for item in self.gold.get(key) or []:
            for _ in range(1 + likely(doubled)):
                if likely(.85): yield item

    def timex(self, t):
        kind = t["type"] if likely(.93) else rng.choice(["date", "duration", "set"])
        value = str(t.get("value") or "") if likely(.6) else rng.choice(LENGTHS if kind == "duration" else DATES)
        return dict(self.span(t), type=kind, value=value, lo="", hi="", basis="none")

    def entity(self, e):
        return dict(id="x", type=e["type"] if likely(.9) else rng.choice(ENTITIES), name=name(str(e["name"])) or "이름",
                    also=[name(a) for a in e.get("also") or []], known=True,
                    mentions=[self.span(e) for _ in range(rng.randrange(1, 3))])

    def event(self, e):
        return dict(self.span(e), type=e["type"] if likely(.85) else rng.choice(EVENTS),
                    also=[self.span(a) for a in e.get("also") or [] if likely(.85)],
                    factuality=e.get("factuality", "actual") if likely(.85) else rng.choice(FACTS),
                    date=str(e.get("date") or "") if likely(.7) else rng.choice(DATES), date_basis="none",
                    args={k: name(str(e.get(k) or "")) for k in ("org", "role") if likely(.85)},
                    sentence=[0, 0], confidence=.5, why=[])

    def position(self, p):
        return dict(p, kind=p["kind"] if likely(.95) else rng.choice(["work", "education"]),
                    org=name(p["org"]) if likely(.5) else p["org"], role=name(p["role"]),
                    employment=p["employment"] if likely(.8) else rng.choice(["intern", "regular", ""]),
                    start=p["start"] if likely(.7) else rng.choice(DATES), end=p["end"] if likely(.7) else rng.choice(DATES),
                    exit=p["exit"] if likely(.8) else "layoff", skill=[], evidence=[])

    def analysis(self):
        g = self.gold
        d = dict(doc="some/folder/" + g["doc"] if likely(.5) else g["doc"], title="", lang="ko",
                 dct=str(g["dct"]) if likely(.7) else rng.choice(DATES), dct_basis="text", sections=[],
                 timexes=[self.timex(t) for t in self.items("timexes", .08)],
                 entities=[self.entity(e) for e in self.items("entities", 0)],
                 events=[self.event(e) for e in self.items("events", .08)],
                 positions=[self.position(p) for p in self.items("positions", .1)], checks=[])
        for i, e in enumerate(d["events"]): e["id"] = f"e{i + 1}"
        if likely(.5): d["text"] = self.text
        return d

lines = []
for path in sorted(glob.glob(os.path.join(sys.argv[2], "*.yaml"))):
    gold = yaml.safe_load(open(path, encoding="utf-8"))
    text = open(os.path.join(sys.argv[3], gold["doc"]), encoding="utf-8").read()
    d = Memoir(gold, text).analysis()
    if likely(.9): lines.append(json.dumps(d, ensure_ascii=likely(.5)))
rng.shuffle(lines)
print("\n".join(lines))
