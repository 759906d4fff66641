class Shop {
    **@Autowired**
    private Stock stock;
}
