"""Where a file meets a project: importing, exporting, review read-back, the sample study."""
