"""The pages and the JSON API: what comes in over HTTP is turned into calls of deciding, seeing and the pipeline, no more."""
