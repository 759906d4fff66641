gatectl open <门的名字> --files <file(s)>
