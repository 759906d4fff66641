numbered!(N in 0..4 {
    enum Cup {
        #(Cup~N,)*
    }
});
