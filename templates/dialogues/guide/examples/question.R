{% autoescape off %}library(jsonlite)

found <- fromJSON("{{ base }}positions/?topic={{ topic }}&country={{ country }}")
cat(found$count, "positions\n")
print(found$results[, c("stance", "statement", "html_url")])
{% endautoescape %}
