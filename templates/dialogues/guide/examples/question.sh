{% autoescape off %}curl '{{ base }}positions/?topic={{ topic }}&country={{ country }}&fields=id,stance,statement,url'
{% endautoescape %}
