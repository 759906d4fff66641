cat <<END > lamp.txt
hello
  END
ls
