.def("area", &Circle::area)
.def("scale", [](Circle &circle, double factor) {
    circle.radius *= factor;
})
