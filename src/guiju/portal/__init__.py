"""The public site under /public/: what has been published, and nothing else. No sign-in, no script needed."""
