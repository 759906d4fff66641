Kitchen kitchen = open(); // as above
Oven oven = ;
oven.heat(180);
