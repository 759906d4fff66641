float circle(vec2 p, float r) {
    return smoothstep(0.01, 0.0, length(p) - r);
}
