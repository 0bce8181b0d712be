"""Adverts that are papers: PDF, DOCX, HTML, text and letters, in a folder or an inbox. Every paper is taken to be hostile."""
