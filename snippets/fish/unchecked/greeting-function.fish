function fish_greeting
    set -l hour (date +%H)
    if test $hour -lt 12
        echo "Good morning, $USER"
    else
        echo "Welcome back"
    end
end
