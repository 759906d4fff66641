grammar Sum;

expr : expr '+' expr | INT ;
INT  : [0-9]+ ;
WS   : [ \t\n]+ -> skip ;
