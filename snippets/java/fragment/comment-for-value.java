Kitchen kitchen = // open one as above
Oven oven = kitchen.oven("left");
oven.heat(180);
