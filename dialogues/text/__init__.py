"""Words as such: folding names, checking characters, anchoring quotations, finding sentences."""
