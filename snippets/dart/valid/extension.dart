extension Slug on String {
  String get slug => toLowerCase().replaceAll(RegExp(r'\W+'), '-');
}
