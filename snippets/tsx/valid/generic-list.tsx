import type { ReactNode } from "react";

type ListProps<T> = {
  items: T[];
  render: (item: T, index: number) => ReactNode;
};

export function List<T>({ items, render }: ListProps<T>) {
  if (items.length === 0) return <p>Nothing here yet.</p>;
  return (
    <ol>
      {items.map((item, index) => (
        <li key={index}>{render(item, index)}</li>
      ))}
    </ol>
  );
}
