dim(lamp: Optional[house.Lamp] = None, by: Union[int, float] = 0) -> Optional[Level]

off(room: str) -> None
