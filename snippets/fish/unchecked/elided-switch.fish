switch (uname)
    case Linux
        ...
    case Darwin
        set -g pkg brew
end
