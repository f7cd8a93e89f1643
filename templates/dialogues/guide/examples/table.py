{% autoescape off %}import csv
import io
from collections import Counter
from urllib.request import urlopen

with urlopen("{{ base }}positions.csv?about={{ country }}") as answer:
    rows = list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8", newline="")))

print(len(rows), "positions")
for stance, count in Counter(row["stance"] for row in rows).most_common():
    print(f"{stance:10} {count}")
{% endautoescape %}
