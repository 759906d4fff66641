SELECT TOP 5 * FROM dbo.Orders ORDER BY OrderDate DESC;
