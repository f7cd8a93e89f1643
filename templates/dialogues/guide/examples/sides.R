{% autoescape off %}library(jsonlite)

compared <- fromJSON("{{ base }}compare/?by=country&side={{ sides.0 }}&side={{ sides.1 }}")
print(data.frame(topic = compared$convergence$topic$name, outcome = compared$convergence$outcome))
{% endautoescape %}
