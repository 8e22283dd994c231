"""Turns office documents other than Word's into what a reader reads: Word's XML, or a table of cells."""
