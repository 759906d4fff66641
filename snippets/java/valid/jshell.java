jshell> int watts = 9
watts ==> 9

jshell> int twice(int a) {
   ...>     return a * 2;
   ...> }
|  created method twice(int)

jshell> twice(watts)
$3 ==> 18

jshell> /vars
|    int watts = 9
