SELECT name FORM [lamp] WHERE id = 1;
