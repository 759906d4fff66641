set -gx EDITOR nvim
fish_add_path ~/.cargo/bin
