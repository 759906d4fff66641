import qualified Data.Map.Strict as Map

main :: IO ()
main = do
  input <- getContents
  let counts = Map.fromListWith (+) [(w, 1 :: Int) | w <- words input]
  mapM_ print (Map.toList counts)
