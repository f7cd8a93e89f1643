"""What the cells of a row mean.

values     a cell as a value of its column
directory  the records that cells refer to, by key or by exact name
rows       a row's values, and the problems of its cells
"""
