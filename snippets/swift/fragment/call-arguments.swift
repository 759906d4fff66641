title: "Delete item?",
message: "This cannot be undone.",
preferredStyle: .alert
