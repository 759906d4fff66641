int open(int gate) {
   0: 55 48 89 e5          push %rbp
   4: 89 7d fc 8b          mov %edi,-0x4(%rbp)
  return gate + 1;
   7: 8b 45 fc 83          mov -0x4(%rbp),%eax
