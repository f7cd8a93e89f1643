{% autoescape off %}curl --fail-with-body -H "Authorization: Token $TOKEN" -H 'Content-Type: application/json' \
  -H "Idempotency-Key: $(date +%s)-spring-workshop" \
  --data '{"title": "A workshop in spring", "start_date": "2026-04-01", "date_precision": "day"}' \
  '{{ base }}conferences/'
{% endautoescape %}
