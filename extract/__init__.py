"""Taizhang reads Chinese plan texts and publishes their indicators, targets, deadlines and responsibilities as tables."""
