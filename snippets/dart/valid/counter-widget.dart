import 'package:flutter/material.dart';

class Badge extends StatelessWidget {
  const Badge({super.key, required this.count});

  final int count;

  @override
  Widget build(BuildContext context) {
    return Text('$count', style: const TextStyle(fontSize: 12));
  }
}
