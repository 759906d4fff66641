// shapes.h
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

double area(const struct shape *s);

#ifdef __cplusplus
}
#endif
