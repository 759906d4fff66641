  const response = await fetch(url);
  return response.json();
}

load("/users");
