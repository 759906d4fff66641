  name = "statusline",
  enabled = true,
  sections = { "mode", "branch" },
