select ascii('a')
97
select ascii('b')
98
