"""The building blocks of all pictures: pen, text, colours, rectangles, charts, bulbs."""
