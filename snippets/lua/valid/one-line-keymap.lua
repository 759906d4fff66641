vim.keymap.set("n", "<leader>w", ":write<CR>", { desc = "Save" })
