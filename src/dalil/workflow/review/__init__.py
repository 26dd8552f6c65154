"""What the workbench does, one module a subject: plain functions over a study and its store, no web in them."""
