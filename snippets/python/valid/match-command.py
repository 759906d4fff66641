match command.split():
    case ["quit" | "exit"]:
        running = False
    case ["go", direction] if direction in exits:
        room = exits[direction]
    case _:
        print("I don't understand that.")
