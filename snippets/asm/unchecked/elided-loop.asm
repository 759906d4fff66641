.loop:
    movzx eax, byte [rsi]
    ...
    inc rsi
    dec rcx
    jnz .loop
