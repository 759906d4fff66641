INSERT INTO "Lamps" ("Name", "Room"
VALUES (@p0, @p1);
SELECT "Id"
FROM "Lamps";
