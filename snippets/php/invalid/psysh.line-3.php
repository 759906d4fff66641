>>> $lamp = Lamp::find(3)
=> App\Lamp {#42}
>>> $lamp->glow(
