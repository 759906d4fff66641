  // 🔴 You can't return a lamp from () => {
  const lamp = useMemo(() => {
    room: 'hall',
    name: name
  }, [name]);
