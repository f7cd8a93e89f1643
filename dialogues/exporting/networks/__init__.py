"""Networks as files: for Gephi, visone, R, spreadsheets and the Discourse Network Analyzer."""
