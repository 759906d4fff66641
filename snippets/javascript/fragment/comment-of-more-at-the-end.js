async function weigh(request) {
  try {
    const jar = await find(request.body);
    scale.put(jar);
    // the rest stays as it is
