"""Same? Shingles, signature, bands, likeness, cluster, canonical: text in, values out."""
