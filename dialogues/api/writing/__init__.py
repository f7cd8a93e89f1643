"""Writing with a token: what the desk allows its user, in the same steps and under the same rules."""
