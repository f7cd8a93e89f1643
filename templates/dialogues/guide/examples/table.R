{% autoescape off %}positions <- read.csv("{{ base }}positions.csv?about={{ country }}", encoding = "UTF-8")
cat(nrow(positions), "positions\n")
print(sort(table(positions$stance), decreasing = TRUE))
{% endautoescape %}
