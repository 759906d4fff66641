# A shelf of jars.
class Shelf < Store::Board
