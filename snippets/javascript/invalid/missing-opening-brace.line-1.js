function load(url)
  return fetch(url);
}
