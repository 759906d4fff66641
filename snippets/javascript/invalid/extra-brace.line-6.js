emitter.on('data', (chunk) => {
  buffer.push(chunk);
  if (buffer.length > 10) {
    flush();
  }
}});
