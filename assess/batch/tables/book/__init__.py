"""An .xlsx workbook: looked over before it is opened, and then read in a process of its own."""
