SELECT colour, COUNT(*)
FROM lamp
GROUP colour;
