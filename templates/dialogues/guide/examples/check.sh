{% autoescape off %}curl -H 'Content-Type: application/json' --data '{"text": "They wrote: “{{ words }}”"}' '{{ base }}check/'
{% endautoescape %}
