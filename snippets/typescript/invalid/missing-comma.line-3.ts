const options: RequestInit = {
  method: "POST",
  headers: { "content-type": "application/json" }
  body: JSON.stringify(payload),
};
