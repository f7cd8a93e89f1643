{% autoescape off %}curl '{{ base }}compare/?by=country&side={{ sides.0 }}&side={{ sides.1 }}'
{% endautoescape %}
