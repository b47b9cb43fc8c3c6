"""Measurements and pictures; nothing here is a test."""
