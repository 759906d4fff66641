lampctl list --plan=</path/to/plan/>
lampctl light --plan </path/to/plan>
