CREATE TABLE lamps (
    name text,
    room text,
    ...
);
