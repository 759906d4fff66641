function TodoList({ todos, onToggle }) {
  return (
    <ul className="todos">
      {todos.map((todo) => (
        <li key={todo.id} onClick={() => onToggle(todo.id)}>
          {todo.done ? <del>{todo.text}</del> : todo.text}
        </li>
      ))}
    </ul>
  );
}
