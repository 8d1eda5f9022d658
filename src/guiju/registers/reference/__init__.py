"""The page of each register: what a person says of it, then tables made from its declaration."""
