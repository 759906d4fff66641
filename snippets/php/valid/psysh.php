>>> $lamp = Lamp::find(3)
=> App\Lamp {#42
     watts: 9,
   }
>>> $lamp->watts * 2
=> 18
