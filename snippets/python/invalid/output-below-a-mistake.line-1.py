lamp = = 1

Output:
lit
