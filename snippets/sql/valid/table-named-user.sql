INSERT INTO user (name, room) VALUES ('ann', 'hall');
