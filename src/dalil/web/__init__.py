"""The workbench in a browser: a JSON API and the pages that use it; it parses, calls `workflow.review`, and answers."""
