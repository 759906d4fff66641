$orders = Order::where('status', 'open')->latest()->take(10)->get();
