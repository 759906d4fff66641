#ifndef SAMPLE_H
#define SAMPLE_H

#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define CONCAT(a, b) a##b
#define LOG(format, ...) \
    do { \
        fprintf(stderr, format "\n", ##__VA_ARGS__); \
    } while (0)

#if defined(__linux__) && !defined(NDEBUG)
#  define TRACE(x) LOG("%s: %d", #x, (x))
#else
#  define TRACE(x) ((void)0)
#endif

#endif /* SAMPLE_H */
