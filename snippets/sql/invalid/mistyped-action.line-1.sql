ALTER TABLE trees RENAM TO plants;
