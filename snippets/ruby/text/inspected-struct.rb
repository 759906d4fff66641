#<Lamps::Lamp:0x000000010511d1f8
 @name="hall",
 @watts=60,
 @room=#<Lamps::Room:0x000000010511d1f9 @size=12>,
 @tags={"a"=>"b"}>
