jshell> int watts = 9
watts ==> 9

jshell> twice((watts)
|  Error:
