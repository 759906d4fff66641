const legend = (
  <>
    <dt>Latency</dt>
    <dd style={{ color: 'tomato' }}>41 ms</dd>
  </>
);
