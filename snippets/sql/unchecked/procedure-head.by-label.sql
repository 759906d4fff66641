PROCEDURE GetLamp(RoomID varchar, Colour varchar) AS BEGIN
   SELECT name FROM lamp WHERE room = RoomID;
END;
