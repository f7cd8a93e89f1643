{% autoescape off %}curl -o positions.csv '{{ base }}positions.csv?about={{ country }}'
curl -o positions.xlsx '{{ base }}positions.xlsx?about={{ country }}'
{% endautoescape %}
