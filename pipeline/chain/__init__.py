"""Names each place of a sequence, as lines of a page or words of a reference, by a linear chain.

What is seen of all places of many sequences are named columns of numbered values; weights of these and
of one label after another are whole numbers from a file, so that sums are exact and the same everywhere.
"""
