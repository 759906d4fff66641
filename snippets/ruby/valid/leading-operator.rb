if open?
   && full?
  close
end
