"""Claims, events and words against readings by people, as `dalil bench` measures them."""
