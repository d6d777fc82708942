"""The pages for reading and deciding, one file per subject. They work without script."""
