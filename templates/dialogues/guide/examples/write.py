{% autoescape off %}import json
import os
from urllib.request import Request, urlopen


def send(method, address, content, **headers):
    headers |= {"Authorization": "Token " + os.environ["TOKEN"], "Content-Type": "application/json"}
    request = Request(address, json.dumps(content).encode(), headers, method=method)
    with urlopen(request) as answer:
        return json.load(answer), answer.headers


draft, headers = send("POST", "{{ base }}conferences/", {"title": "A workshop in summer"})
print(draft["slug"], draft["status"], headers["ETag"])

# Only if nobody has changed it since: else the answer is 412, and nothing is lost.
version = {"If-Match": headers["ETag"]}
draft, headers = send("PATCH", headers["Location"], {"place": "Tokyo"}, **version)
print(draft["place"], headers["ETag"])
{% endautoescape %}
