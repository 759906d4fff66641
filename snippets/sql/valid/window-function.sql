WITH ranked AS (
  SELECT city, temp,
         ROW_NUMBER() OVER (PARTITION BY city ORDER BY temp DESC) AS rn
  FROM readings
)
SELECT city, temp FROM ranked WHERE rn = 1;
