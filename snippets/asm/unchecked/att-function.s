	.globl	add
add:
	movl	%edi, %eax
	addl	%esi, %eax
	ret
