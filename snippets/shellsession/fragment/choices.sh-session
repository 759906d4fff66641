$ teapot stop     <name|number|'all'>
$ teapot restart  <name|number|'all'>
