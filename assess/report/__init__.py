"""Renderings of one Assessment: terminal, PDF, HTML, JSON."""
