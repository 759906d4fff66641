const Box = () => (
  <div style{{ color: 'red' }}>text</div>
);
