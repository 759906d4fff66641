case waiting
when 0 then "empty"
else "full"
end

=> full
