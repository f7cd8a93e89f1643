{% autoescape off %}import json
from urllib.request import urlopen


def pages(address):
    """Every record of a list, page by page, whatever is published or withdrawn meanwhile."""
    while address:
        with urlopen(address) as answer:
            page = json.load(answer)
        yield from page["results"]
        address = page["next"]


titles = [one["title"] for one in pages("{{ base }}conferences/?page_size=200")]
print(len(titles), "conferences")
print(*titles, sep="\n")
{% endautoescape %}
