turnon [lamp(s)] [--dim LEVEL]
turnon list <room(s)>
