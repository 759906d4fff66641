String[] parts = name.split("\.");
