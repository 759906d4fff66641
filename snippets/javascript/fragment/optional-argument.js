const pattern = parse(text[, options]);
