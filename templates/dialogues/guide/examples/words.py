{% autoescape off %}import json
from urllib.request import urlopen

address = "{{ base }}positions/?conference={{ conference }}&page_size=5"
with urlopen(address) as answer:
    positions = json.load(answer)["results"]

for position in positions:
    holders = [one["name"] for one in position["holders"] if one["role"] == "holder"]
    for quotation in position["quotations"]:
        print(", ".join(holders) or "(the text’s own voice)", position["stance"])
        print(f"  …{quotation['prefix']}[{quotation['exact']}]{quotation['suffix']}…")
        print(" ", position["html_url"])
{% endautoescape %}
