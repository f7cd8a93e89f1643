{% autoescape off %}import json
from urllib.request import urlopen

copy, since = {}, 0  # keep both: tomorrow, go on from the number that was read last
address = f"{{ base }}changes/?since={since}&expand=record"
while address:
    with urlopen(address) as answer:
        page = json.load(answer)
    for change in page["results"]:
        key = change["type"], change["id"]
        if change["change"] in ("created", "updated"):
            copy[key] = change["record"]
        else:
            copy.pop(key, None)  # withdrawn, merged into another, deleted
    since, address = page["since"], page["next"]

print(len(copy), "records, as of change", since)
{% endautoescape %}
