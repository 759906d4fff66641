response = session.post(url, json={"query": query, "variables": {"first": 10}}
print(response.status_code)
