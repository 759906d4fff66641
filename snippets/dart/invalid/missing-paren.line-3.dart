void main() {
  final names = ['Ada', 'Linus'];
  print('Hello, ${names.join(', ')}';
}
