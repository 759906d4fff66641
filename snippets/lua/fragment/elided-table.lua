return {
  "owner/plugin",
  config = function()
    require("plugin").setup({ ... })
  end,
  ...
}
