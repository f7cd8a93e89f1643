{% autoescape off %}library(jsonlite)

address <- "{{ base }}positions/?conference={{ conference }}&page_size=5"
positions <- fromJSON(address, simplifyVector = FALSE)$results
for (position in positions) {
  for (quotation in position$quotations) {
    cat(position$stance, "|", quotation$exact, "\n", position$html_url, "\n")
  }
}
{% endautoescape %}
