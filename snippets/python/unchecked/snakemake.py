samples = ["first", "second"]

rule count:
    input:
        "lines/{sample}.txt"
    output:
        "counts/{sample}.txt"
    shell:
        "wc -l {input} > {output}"
