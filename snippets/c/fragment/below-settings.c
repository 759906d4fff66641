headers = shelf/jar.h
linkerOpts = -lm

---

static inline int grams(int jar) {
  return JAR(jar);
}
