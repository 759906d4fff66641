create table shelf (
    -> id int,
    -> label varchar(20
    -> );
