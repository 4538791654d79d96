"""The drawings, grouped by kind; each prints one subject, or one single of a heap, on a plate."""
