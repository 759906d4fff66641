@RestController
public class InvoiceController {
    ...

    @GetMapping("/invoices/{id}")
    public Invoice find(@PathVariable long id) {
        return service.find(id).orElseThrow();
    }
}
