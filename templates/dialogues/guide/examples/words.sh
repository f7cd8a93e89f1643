{% autoescape off %}curl '{{ base }}positions/?conference={{ conference }}&fields=id,holders,quotations,document,url'
{% endautoescape %}
