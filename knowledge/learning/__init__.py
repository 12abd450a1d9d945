"""What only a fit needs: what is taught, how it is learned, and how it is judged."""
