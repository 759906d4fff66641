headers = shelf/jar.h

---
static inline int grams(int jar) {
  return JAR(jar;
}
