SELECT @p0, name, FROM Lamp;
