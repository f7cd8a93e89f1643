{% autoescape off %}library(jsonlite)

address <- "{{ base }}conferences/?page_size=200&fields=title,start_date,url"
conferences <- list()
while (!is.null(address)) {
  page <- fromJSON(address)
  conferences[[length(conferences) + 1]] <- page$results
  address <- page[["next"]]
}
conferences <- do.call(rbind, conferences)
cat(nrow(conferences), "conferences\n")
print(conferences$title)
{% endautoescape %}
