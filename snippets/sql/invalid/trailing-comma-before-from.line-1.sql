SELECT id, name,
FROM lamps
WHERE lit = true;
