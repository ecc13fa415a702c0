"""Reads brat's standoff as strictly as its manual has it: python3 brat.py FOLDER. Offsets are characters of the .txt."""
import re, sys, pathlib

LINE = re.compile(r"(T\d+|E\d+|A\d+|R\d+|#\d+|\*)\t(.*)", re.S)


def config(path):
    """Section -> name -> what stands behind it."""
    sections, now = {}, None
    for line in path.read_text(encoding="utf-8").split("\n"):
        if m := re.fullmatch(r"\[(\w+)\]", line):
            now = sections.setdefault(m[1], {})
        elif line.strip():
            name, _, rest = line.partition("\t")
            assert re.fullmatch(r"[\w<>-]+", name, re.A), f"not a name brat takes: {name!r}"
            assert name not in now, f"told twice: {name}"
            now[name] = rest
    return sections


def bound(text, rest, types):
    head, words = rest.split("\t")
    kind, places = head.split(" ", 1)
    pieces, end = [], 0
    for piece in places.split(";"):
        beg, stop = map(int, piece.split(" "))
        assert end <= beg < stop <= len(text), places
        pieces.append(text[beg:stop])
        end = stop + 1
    assert " ".join(pieces) == words and len(words.splitlines()) == 1, (places, words)
    assert kind in types, f"not in annotation.conf: {kind}"
    return kind


def check(ann, conf):
    text = ann.with_suffix(".txt").read_bytes().decode("utf-8")
    lines = ann.read_bytes().decode("utf-8")
    assert lines.endswith("\n") and lines.splitlines() == lines[:-1].split("\n"), "a line end inside a line"
    rows = [LINE.fullmatch(line).groups() for line in lines[:-1].split("\n")]
    ids = [i for i, _ in rows if i != "*"]
    assert len(ids) == len(set(ids)), "a number twice"
    kinds = {i: bound(text, rest, {**conf["entities"], **conf["events"]}) for i, rest in rows if i[0] == "T"}
    triggers = {}
    for i, rest in rows:
        if i[0] == "E":
            kind, trigger = rest.split(":")
            assert kinds[trigger] == kind and kind in conf["events"] and trigger not in triggers.values(), rest
            triggers[i] = trigger
        elif i[0] == "A":
            name, of, value = rest.split(" ")
            assert value in conf["attributes"][name].split("Value:")[1].split("|") and of in ids, rest
        elif i[0] == "R":
            name, one, two = rest.split(" ")
            assert name in conf["relations"] and one.startswith("Arg1:") and two.startswith("Arg2:"), rest
            assert one[5:] in ids and kinds[two[5:]] == name, rest
        elif i == "*":
            name, *of = rest.split(" ")
            assert name == "Equiv" and name in conf["relations"] and len({kinds[t] for t in of}) == 1 < len(set(of)), rest
        elif i[0] == "#":
            kind, of = rest.split("\t")[0].split(" ")
            assert of in ids and rest.count("\t") >= 1, rest
    spare = [t for t, kind in kinds.items() if kind in conf["events"] and t not in triggers.values()]
    assert not spare, f"triggers without an event: {spare}"
    return len(rows)


folder = pathlib.Path(sys.argv[1])
conf = config(folder / "annotation.conf")
assert set(conf) == {"entities", "relations", "events", "attributes"}, set(conf)
print(sum(check(ann, conf) for ann in sorted(folder.glob("*.ann"))), "lines")
