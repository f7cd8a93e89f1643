{% autoescape off %}import json
from urllib.parse import urlencode
from urllib.request import urlopen

question = {"topic": "{{ topic }}", "country": "{{ country }}"}
with urlopen("{{ base }}positions/?" + urlencode(question)) as answer:
    found = json.load(answer)

print(found["count"], "positions")
for position in found["results"]:
    print(position["stance"], "|", position["statement"], position["html_url"])
{% endautoescape %}
