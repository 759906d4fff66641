module Make (Key : Map.OrderedType) = struct
  module M = Map.Make (Key)

  let count keys =
    List.fold_left
      (fun acc k -> M.update k (fun n -> Some (1 + Option.value n ~default:0)) acc)
      M.empty keys
end
