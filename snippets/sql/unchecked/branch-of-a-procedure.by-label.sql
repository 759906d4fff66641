IF lamp_id <> 0 THEN
    UPDATE lamps SET level = 3 WHERE id = lamp_id;
END IF;
