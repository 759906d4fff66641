const text = "a lamp that is warm, and
  costs little";
show(text);
