{% autoescape off %}import json
from urllib.request import urlopen

with urlopen("{{ base }}compare/?by=country&side={{ sides.0 }}&side={{ sides.1 }}") as answer:
    compared = json.load(answer)

for entry in compared["convergence"]:
    counted = entry["evidence"]["left_n"], entry["evidence"]["right_n"]
    print(entry["topic"]["name"], "|", entry["outcome"], "| n =", *counted)
{% endautoescape %}
