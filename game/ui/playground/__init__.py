"""The playground's picture, a file a panel."""
