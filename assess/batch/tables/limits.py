"""How much of a table is read: what is larger is refused before it is opened."""

MEBIBYTE = 1024 * 1024

COLUMNS = 1_000  # customer databases refuse as many; no list of homes has a tenth of it
HEADING_WITHIN = 20  # rows looked at for the headings; titles and an address stand above them, not a page

# A workbook of 100,000 rows and 40 columns has 20 to 30 MB, and unpacked 140 to 190 MB.
BOOK_BYTES = 512 * MEBIBYTE
BOOK_UNPACKED_BYTES = 1024 * MEBIBYTE
BOOK_MEMBERS = 10_000  # each picture and comment is one
BOOK_RATIO = 100  # honest books pack to a sixth or an eighth; bombs to a thousandth
BOOK_RATIO_FROM_BYTES = 16 * MEBIBYTE  # unpacked; a small book of the same few words packs better than any bomb needs
BOOK_PART_BYTES = 16 * MEBIBYTE  # the lists of sheets and relations
ROW_BYTES = 32 * MEBIBYTE  # one row as XML; 1,000 cells of the 32,767 characters that Excel allows

BOOK_ROWS = 1_048_576  # what a sheet can have
BOOK_AREA = 60_000_000  # cells from A1 to the last row and column; calamine keeps each of them, empty ones too
BOOK_MEMORY_BYTES = 6 * 1024 * MEBIBYTE  # address space for BOOK_AREA cells of 24 bytes twice over, with their texts
BOOK_WAIT_S = 60.0  # for the next rows, on a machine that is busy
BOOK_WAIT_S_PER_MEBIBYTE = 1.0  # unpacked, on top; it takes some 20 ms

CELL_CHARACTERS = 1_000_000  # in CSV; a spreadsheet allows 32,767
LINE_CHARACTERS = 8_000_000  # in CSV; 1,000 columns of 8,000
PARQUET_GROUP_BYTES = 4 * 1024 * MEBIBYTE  # unpacked; one group is 128 MB to 1 GB with the usual writers
