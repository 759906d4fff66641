open("out.txt", "w") do io
    for (k, v) in Dict(:a => 1, :b => 2)
        println(io, "$k => $v")
    end
end
