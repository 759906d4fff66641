abbr --add gco git checkout
