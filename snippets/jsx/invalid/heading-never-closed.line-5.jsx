function Head(props) {
  return (
    <div>
      {props.image}
      <h2>{props.title}
    </div>
  );
}
