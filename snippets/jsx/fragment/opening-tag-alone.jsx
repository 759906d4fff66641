<Jar
  onOpen={(event) => {
    if (event.lid) {
      count({ open: event.lid });
    }
  }}
>
