for file in *.jpeg
    mv $file (string replace -r '\.jpeg$' .jpg $file)
end
