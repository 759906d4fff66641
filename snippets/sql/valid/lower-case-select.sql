select id, email from users where deleted_at is null;
