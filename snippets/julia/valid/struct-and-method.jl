struct Point{T<:Real}
    x::T
    y::T
end

norm2(p::Point) = sqrt(p.x^2 + p.y^2)

println(norm2(Point(3.0, 4.0)))
