SELECT name FROM trees
GO

SELECT name FROM birds
GO
