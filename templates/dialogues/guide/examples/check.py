{% autoescape off %}import json
from urllib.request import Request, urlopen

text = """They wrote: “{{ words }}”"""
body = json.dumps({"text": text}).encode()
request = Request("{{ base }}check/", body, {"Content-Type": "application/json"})
with urlopen(request) as answer:
    checked = json.load(answer)

for found in checked["found"]:
    print(found["match"], "|", found["quotation"]["exact"], "|", found["position"]["html_url"])
{% endautoescape %}
