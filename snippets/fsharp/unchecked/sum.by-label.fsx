open System

let total =
    [ 1 .. 10 ]
    |> List.filter (fun n -> n % 2 = 0)
    |> List.sum

printfn "%d" total
