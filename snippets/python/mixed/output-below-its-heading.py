print("lit")

Output:
lit
