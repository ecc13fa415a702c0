"""shape.py [--called] [FILE…]: every line is an analysis as the manual page describes it; prints what is wrong, ends with 1.
--called: of a memoir in a library, where names and positions have the numbers that gilmok review calls them by.

Keys and kinds of values, names of the closed vocabularies, EDTF-looking dates, and the promise that matters most:
text[start:end] == quote, in code points."""
import json, re, sys

WORDS = {
    "lang": "ko en", "dct_basis": "text metadata option none", "timex": "date duration set",
    "basis": "explicit heading discourse dct computed none",
    "entity": "org school role skill credential place program award resource person",
    "event": "join leave transfer role_change promotion conversion found search apply interview accepted rejected "
             "withdraw enroll graduate study award certificate publication talk project work move context decision "
             "goal turning_point",
    "factuality": "actual planned negated hypothetical",
    "employment": "intern regular contract part-time research-personnel military founder freelance",
    "cause": "voluntary layoff term-end", "position": "work education",
}
WORDS = {k: set(v.split()) for k, v in WORDS.items()}
KEYS = {  # key: kind; "?" may be missing
    "top": {"doc": str, "id?": None, "title": str, "lang": str, "dct": str, "dct_basis": str, "text": str,
            "sections": list, "timexes": list, "entities": list, "events": list, "positions": list, "checks": list},
    "section": {"start": int, "end": int, "level": int, "heading": str},
    "timex": {"start": int, "end": int, "quote": str, "type": str, "value": str, "lo": str, "hi": str, "basis": str},
    "entity": {"id": str, "type": str, "name": str, "also": list, "known": bool, "family?": str, "why?": str, "mentions": list},
    "mention": {"start": int, "end": int, "quote": str},
    "event": {"id": str, "type": str, "start": int, "end": int, "quote": str, "also": list, "factuality": str,
              "date": str, "date_basis": str, "args": dict, "sentence": list, "confidence": float, "why": list},
    "args": {"org?": str, "role?": str, "team?": str, "employment?": str, "cause?": str, "place?": str, "other?": str,
             "skill?": list},
    "position": {"kind": str, "org?": str, "role?": str, "team?": str, "employment?": str, "start": str, "end": str,
                 "exit?": str, "skill?": list, "evidence": list},
    "check": {"kind": str, "text": str, "events": list},
}
if "--called" in sys.argv:
    sys.argv.remove("--called")
    KEYS["entity"]["no?"] = KEYS["position"]["id?"] = str
DATE = re.compile(r"[-0-9XYES/~?%.\[\]{},]+\Z")
wrong = []


def say(where, what): wrong.append("%s: %s" % (where, what))


def shape(where, name, obj):
    want = KEYS[name]
    for key, kind in want.items():
        bare = key.rstrip("?")
        if bare not in obj:
            if not key.endswith("?"): say(where, "no %s in %s" % (bare, name))
        elif kind is float and type(obj[bare]) not in (int, float) or kind not in (None, float) and type(obj[bare]) is not kind:
            say(where, "%s of %s is a %s" % (bare, name, type(obj[bare]).__name__))
    for key in obj:
        if key not in want and key + "?" not in want: say(where, "unknown key %s in %s" % (key, name))


def word(where, vocabulary, value):
    if value and value not in WORDS[vocabulary]: say(where, "%r is no %s" % (value, vocabulary))


def date(where, value):
    if value and not DATE.match(value): say(where, "%r is no date" % value)


def quote(where, text, m):
    if not 0 <= m["start"] < m["end"] <= len(text): say(where, "%d to %d is outside the text" % (m["start"], m["end"]))
    elif text[m["start"]:m["end"]] != m["quote"]:
        say(where, "%r at %d is %r" % (m["quote"], m["start"], text[m["start"]:m["end"]]))


def check(where, a):
    shape(where, "top", a)
    text = a["text"]
    word(where, "lang", a["lang"]); word(where, "dct_basis", a["dct_basis"]); date(where, a["dct"])
    if not a["lang"]: say(where, "no language")
    last = 0
    for s in a["sections"]:
        shape(where, "section", s)
        if text[s["start"]:s["end"]].find(s["heading"]) < 0: say(where, "heading %r is not in its section" % s["heading"])
    for t in a["timexes"]:
        shape(where, "timex", t); quote(where, text, t)
        word(where, "timex", t["type"]); word(where, "basis", t["basis"])
        if t["start"] < last: say(where, "timexes overlap at %d" % t["start"])
        last = t["end"]
        if t["type"] == "date": date(where, t["value"])
        if t["lo"] and t["hi"] and not t["lo"].startswith("-") and len(t["lo"]) == len(t["hi"]) == 10 and t["lo"] > t["hi"]:
            say(where, "lo %s after hi %s" % (t["lo"], t["hi"]))
    for e in a["entities"]:
        shape(where, "entity", e); word(where, "entity", e["type"])
        if not e["mentions"] or not e["name"]: say(where, "an entity without a name or mention")
        for m in e["mentions"]: shape(where, "mention", m); quote(where, text, m)
    ids = [e["id"] for e in a["events"]]
    if len(ids) != len(set(ids)): say(where, "event ids are not unique")
    for e in a["events"]:
        shape(where, "event", e); shape(where, "args", e["args"]); quote(where, text, e)
        for m in e["also"]: shape(where, "mention", m); quote(where, text, m)
        word(where, "event", e["type"]); word(where, "factuality", e["factuality"]); word(where, "basis", e["date_basis"])
        word(where, "employment", e["args"].get("employment")); word(where, "cause", e["args"].get("cause"))
        date(where, e["date"])
        if not 0 <= e["confidence"] <= 1: say(where, "confidence %r" % e["confidence"])
        if not e["sentence"][0] <= e["start"] < e["end"] <= e["sentence"][1] <= len(text): say(where, "%s is not in its sentence" % e["id"])
        if not e["why"]: say(where, "%s has no reason" % e["id"])
    for p in a["positions"]:
        shape(where, "position", p); word(where, "position", p["kind"]); date(where, p["start"]); date(where, p["end"])
        word(where, "employment", p.get("employment")); word(where, "cause", p.get("exit"))
        if not p["evidence"] or not set(p["evidence"]) <= set(ids): say(where, "a position without evidence")
    for c in a["checks"]:
        shape(where, "check", c)
        if not set(c["events"]) <= set(ids): say(where, "a check of unknown events")


n = 0
for path in sys.argv[1:]:
    for i, line in enumerate(open(path, encoding="utf-8", newline="\n"), 1):
        n += 1
        where = "%s:%d" % (path.split("/")[-1], i)
        try: a = json.loads(line)
        except ValueError as e: say(where, "no JSON: %s" % e); continue
        check(where, a)
print("\n".join(wrong[:20]) if wrong else "%d analyses" % n)
sys.exit(bool(wrong) or not n)
