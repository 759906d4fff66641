MATCH (p:Person {name: "Ada"})-[:KNOWS]->(friend)
WHERE friend.age > 30
RETURN friend.name
