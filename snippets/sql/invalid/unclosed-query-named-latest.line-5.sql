WITH latest AS (
    SELECT cup_id, MAX(filled) AS filled
    FROM fillings
    GROUP BY cup_id
SELECT fillings.*
FROM fillings
INNER JOIN latest ON latest.cup_id = fillings.cup_id;
