Future<T?> open<T>(BuildContext context, String name, {Object? arguments})
