"""Exchanging dossiers with systems of partners: files out, files in, and the weekly exchange (X-77, X-78).

What belongs to one system, its layout, is in `klanten/koppelingen/<systeem>/`; what they share is here.
"""
