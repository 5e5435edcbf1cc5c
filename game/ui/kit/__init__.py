"""What every picture is made of: pen, text, colours, rectangles, charts, bulbs."""
