"""Pictures of what was found, drawn on the server as SVG: the map, the timeline, the days. They know nothing of requests."""
