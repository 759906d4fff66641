data Config = Config
  { host :: !Text
  , port :: !Int
  } deriving (Eq, Show)
