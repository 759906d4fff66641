function bubblesort!(v::Vector{Int})
    for i in 1:length(v), j in 1:length(v)-i
        if v[j] > v[j+1]
            v[j], v[j+1] = v[j+1], v[j]
        end
    end
    return v
end
