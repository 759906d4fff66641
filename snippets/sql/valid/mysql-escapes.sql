UPDATE lamp
SET note = '<b>\'old\'</b>'
WHERE id = 1;
