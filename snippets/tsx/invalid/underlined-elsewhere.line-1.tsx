const way = <b>Home > Settings</b>;
//    ~~~ this name is taken
