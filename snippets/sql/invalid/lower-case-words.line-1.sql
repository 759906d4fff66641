selct name, city from people where age is not null
