"""The playground's picture, with one file per panel."""
