"""The schema, step by step; the number of a step is the schema version it makes. No step is ever edited."""
