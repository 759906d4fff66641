const [selected, setSelected] = useState<string | null>(null);
const dialog = useRef<HTMLDialogElement>(null);
const list = <ul ref={listRef as React.Ref<HTMLUListElement>} />;
