data Failure
  = Timeout Int
  | Refused Host (Maybe Reason)
  | Several [Failure]
