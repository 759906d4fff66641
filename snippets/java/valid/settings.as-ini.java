# where the gates are
gates.registry.address=zoo://[ip]:2181
gates.scan.packages=org.example.gates
