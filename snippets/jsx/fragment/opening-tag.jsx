<Tree
  height={12}
  onGrow={() => grow()}
>
