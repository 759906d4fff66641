using Pkg
Pkg.add("DataFrames")
