"""Ready-made questions in the SQLite file: positions with who holds them, and with their words."""

VIEWS = {
    # One row a position and participant; the roles tell holders, reporters and principals apart.
    "positions_with_holders": """
SELECT
  positions.id,
  positions.statement,
  positions.stance,
  positions.kind,
  positions.layer,
  holders.role,
  holders.participant,
  participants.name AS participant_name,
  participants.kind AS participant_kind,
  participants.country,
  holders.words,
  positions.conference,
  conferences.title AS conference_title,
  conferences.start_date,
  positions.html_url
FROM positions
JOIN conferences ON conferences.slug = positions.conference
LEFT JOIN holders ON holders.position = positions.id
LEFT JOIN participants ON participants.slug = holders.participant""",
    # One row a quotation, with the document in which the words can be checked.
    "quotations_with_sources": """
SELECT
  quotations.position,
  quotations.seq,
  quotations.exact,
  quotations.verified,
  positions.statement,
  positions.layer,
  documents.slug AS document,
  documents.title AS document_title,
  documents.source_url,
  documents.rights,
  positions.conference,
  positions.html_url
FROM quotations
JOIN positions ON positions.id = quotations.position
LEFT JOIN documents ON documents.slug = positions.document""",
    # One row a position and topic, with the broader topic beside it.
    "positions_by_topic": """
SELECT
  topics.slug AS topic,
  topics.name AS topic_name,
  topics.parent AS broader_topic,
  positions.id,
  positions.statement,
  positions.stance,
  positions.layer,
  positions.conference,
  positions.html_url
FROM position_topics
JOIN topics ON topics.slug = position_topics.topic
JOIN positions ON positions.id = position_topics.position""",
}
