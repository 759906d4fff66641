function Row({ item, onPick }: RowProps) {
  return (
    <li key={item.id className="row" onClick={onPick}>
      {item.title}
    </li>
  );
}
