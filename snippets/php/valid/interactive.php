php > $watts = 9;
php > if ($watts > 5) {
php {   echo "bright";
php { }
bright
