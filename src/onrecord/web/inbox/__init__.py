"""What persons bring in through the pages: a queue that outlives the server, and the threads that read it."""
