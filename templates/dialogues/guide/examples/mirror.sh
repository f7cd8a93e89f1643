{% autoescape off %}curl '{{ base }}changes/?since=0&page_size=5'
{% endautoescape %}
