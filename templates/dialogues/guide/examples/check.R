{% autoescape off %}library(jsonlite)

text <- "They wrote: “{{ words }}”"
request <- tempfile()
writeLines(toJSON(list(text = text), auto_unbox = TRUE), request)
told <- system2("curl", c("--silent", "--header", shQuote("Content-Type: application/json"),
                          "--data", shQuote(paste0("@", request)), "{{ base }}check/"), stdout = TRUE)
print(fromJSON(paste(told, collapse = ""))$found[, c("match", "start", "end")])
{% endautoescape %}
