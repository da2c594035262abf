"""textacy's direct quotations of texts on standard input, one JSON string a line; run by another Python.

    PYTHON benchmarks/retold/textacy_quotes.py MODEL < texts > quotations

PYTHON needs textacy and the spaCy model named. A line out for a line in: [[from, to, speaker's words],
...], code points. A text on which textacy raises, as an odd number of marks makes it do, gives none and is
counted on standard error. Read by `benchmarks.retold.peers`.
"""

import json
import sys

import spacy  # type: ignore[import-not-found]
from textacy import extract  # type: ignore[import-not-found]

nlp = spacy.load(sys.argv[1])
failed = 0
for line in sys.stdin:
    doc = nlp(json.loads(line))
    try:
        rows = [
            (q.content.start_char, q.content.end_char, " ".join(t.text for t in q.speaker))
            for q in extract.direct_quotations(doc)
        ]
    except ValueError:
        rows = []
        failed += 1
    print(json.dumps(rows), flush=True)
print(f"{failed} texts on which textacy raised", file=sys.stderr)
