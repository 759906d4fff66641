const way = <b>Home > Settings</b>;
//                  ~
// Unexpected token. Did you mean `{'>'}`?
