private final OrderRepository orders;

@Autowired
public OrderService(OrderRepository orders) {
    this.orders = orders;
}
