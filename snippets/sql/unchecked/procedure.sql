DECLARE
  tall NUMBER;
BEGIN
  tall(1) := 12;
END;
/
