INSERT INTO counters (name, value)
VALUES ('hits', 1)
ON CONFLICT (name) DO UPDATE SET value = counters.value + 1;
