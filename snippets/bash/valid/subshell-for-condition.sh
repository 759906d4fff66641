if (cd shelf && ls jars) then
  echo full
fi
