#include "shapes.h"

SHAPES_NAMESPACE_BEGIN

// A point in the plane.
template <typename Number> struct Point;
template <typename Number> struct Line;

SHAPES_NAMESPACE_END
