#include "shapes.h"

class Square : public Shape {
    SHAPE_KIND(Square, kind_of("square"));

public:
    double area() const override {
        SHAPE_OVERRIDE(
            double,   // what it returns
            Shape,    // whose it is
            area,     // its name
        );
    }
};
