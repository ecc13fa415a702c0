"""Reads W3C annotations by another program's JSON-LD: python3 webanno.py FOLDER. 77: it is not installed.

The vocabulary is told here, as far as it is used: what it does not tell would be dropped, and counted as lost."""
import json, pathlib, sys

try:
    from pyld import jsonld
except ImportError:
    sys.exit(77)

OA, AS, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LINKS = {"body": OA + "hasBody", "target": OA + "hasTarget", "source": OA + "hasSource", "selector": OA + "hasSelector",
         "creator": "http://purl.org/dc/terms/creator"}
WORDS = {"motivation": OA + "motivatedBy", "purpose": OA + "hasPurpose"}
PLAIN = {"format": "http://purl.org/dc/elements/1.1/format", "created": "http://purl.org/dc/terms/created", "value": RDF + "value",
         "start": OA + "start", "end": OA + "end", "exact": OA + "exact", "prefix": OA + "prefix", "suffix": OA + "suffix",
         "name": "http://xmlns.com/foaf/0.1/name"}
TYPES = ["Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "classifying", "commenting",
         "describing", "identifying", "linking", "tagging"]
CONTEXT = {"@context": {
    "id": "@id", "type": "@type", "Person": "http://xmlns.com/foaf/0.1/Person", "AnnotationPage": AS + "OrderedCollectionPage",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"}, **PLAIN, **{t: OA + t for t in TYPES},
    **{k: {"@id": v, "@type": "@id"} for k, v in LINKS.items()}, **{k: {"@id": v, "@type": "@vocab"} for k, v in WORDS.items()}}}


def load(url, options=None):
    assert url == "http://www.w3.org/ns/anno.jsonld", url
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT, "contentType": "application/ld+json"}


def count(triples, what):
    return sum(t["predicate"]["value"] == what for t in triples)


def check(path):
    page = json.loads(path.read_text(encoding="utf-8"))
    triples = [t for graph in jsonld.to_rdf(page, {"documentLoader": load, "base": path.absolute().as_uri()}).values() for t in graph]
    n = len(page["items"])
    assert count(triples, LINKS["target"]) == count(triples, WORDS["motivation"]) == count(triples, OA + "exact") == n
    assert count(triples, LINKS["source"]) == n + sum(b["type"] == "SpecificResource" for i in page["items"] for b in i["body"])
    assert count(triples, LINKS["body"]) == sum(len(i["body"]) for i in page["items"])
    ids = {i["id"] for i in page["items"]}
    assert len(ids) == n and ids <= {t["subject"]["value"] for t in triples}
    for t in triples:
        value = t["object"]
        if t["predicate"]["value"] in (OA + "start", OA + "end"):
            assert value["datatype"].endswith("#integer") and int(value["value"]) >= 0, t
        assert value["type"] != "IRI" or ":" in value["value"] and " " not in value["value"], t
    return len(triples)


print(sum(check(p) for p in sorted(pathlib.Path(sys.argv[1]).glob("*.jsonld"))), "triples")
