select title from lamp_fts where lamp_fts match 'hall OR cellar' order by rank limit 5
