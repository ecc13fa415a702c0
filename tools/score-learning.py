#!/usr/bin/env python3
"""What corrections teach: correct k annotated memoirs, let the program learn from them, analyse the rest.

score-learning.py GILMOK GOLD TEXTS

Each round sets eight memoirs aside to be corrected and scores the others, always the same ones, for k = 0, 2, 4, 8:
the annotations of k memoirs are imported as a person's decisions, what they teach is accepted, and the rest is analysed
with what was learned. The mean of all rounds is printed; the last line says whether the curve rises and never falls below
its beginning, and the exit status says so, too."""
import json, os, subprocess, sys, tempfile

STEPS = (0, 2, 4, 8)
FIGURES = ("memoir_score", "entity", "entity.org", "entity.role", "entity.skill", "event.core.full", "position.org")


def run(env, *words):
    done = subprocess.run(words, env=env, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(words)}: {done.stderr}")
    return done.stdout


def round_of(gilmok, gold, texts, folder, names, taught, k):
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ, XDG_CONFIG_HOME=home + "/config", XDG_DATA_HOME=home + "/data", XDG_CACHE_HOME=home + "/cache",
                   XDG_STATE_HOME=home + "/state", LANGUAGE="en", LC_ALL="C.UTF-8")
        rest = [n for n in names if n not in taught]
        for name in taught[:k]:
            run(env, gilmok, "add", texts[name])
            run(env, gilmok, "import", "yaml", "--replace", os.path.join(gold, name + ".yaml"))
            run(env, gilmok, "review", "teach")
        os.mkdir(home + "/gold")
        for name in rest:
            os.symlink(os.path.abspath(os.path.join(gold, name + ".yaml")), f"{home}/gold/{name}.yaml")
        with open(home + "/rest.jsonl", "w") as f:
            f.write(run(env, gilmok, "analyze", *(texts[n] for n in rest)))
        return json.loads(run(env, gilmok, "score", "--json", "--gold", home + "/gold", "--texts", folder, home + "/rest.jsonl"))


def main():
    gilmok, gold, folder = sys.argv[1:]
    texts = {os.path.splitext(n)[0]: os.path.join(folder, n) for n in os.listdir(folder)}
    names = sorted(os.path.splitext(n)[0] for n in os.listdir(gold) if n.endswith(".yaml") and os.path.splitext(n)[0] in texts)
    most = max(STEPS)
    rounds = [[names[(start + i * 2) % len(names)] for i in range(most)] for start in (0, 1, 6)]
    print("k   " + "".join(f"{n:>17}" for n in FIGURES))
    curve = []
    for k in STEPS:
        all_ = [round_of(gilmok, gold, texts, folder, names, taught, k) for taught in rounds]
        print(f"{k:<4}" + "".join(f"{sum(figure(one, n) for one in all_) / len(all_):17.4f}" for n in FIGURES))
        curve.append([figure(one, "memoir_score") for one in all_])
    means = [sum(c) / len(c) for c in curve]
    rises = means[-1] > means[0] and all(m >= means[0] for m in means)
    print("rises" if rises else "does not rise")
    return 0 if rises else 1


def figure(one, name):
    return one[name] if isinstance(one[name], (int, float)) else one[name].get("f1", one[name].get("acc"))


if __name__ == "__main__":
    sys.exit(main())
