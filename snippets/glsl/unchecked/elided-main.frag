void main() {
    vec3 normal = normalize(v_normal);
    ...
    gl_FragColor = vec4(color.rgb * diffuse, 1.0);
}
