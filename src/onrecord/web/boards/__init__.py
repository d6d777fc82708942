"""Places and their situations for the pages: where reports tell, what they tell of one place, worked out once and kept."""
