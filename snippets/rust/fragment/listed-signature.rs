pub fn pour(
    cup: Cup,
    tea: Tea,
) -> Cup
