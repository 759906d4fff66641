id integer primary key,
name varchar(80) not null,
created_at timestamp default current_timestamp
