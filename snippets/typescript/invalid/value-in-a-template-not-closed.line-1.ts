const text = `The ${lamp.name shines`;
show(text);
