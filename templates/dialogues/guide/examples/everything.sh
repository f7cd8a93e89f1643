{% autoescape off %}curl --compressed -o positions.jsonl '{{ base }}positions.jsonl?country={{ country }}'
wc -l positions.jsonl
{% endautoescape %}
