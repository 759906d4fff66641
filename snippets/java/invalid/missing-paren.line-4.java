import java.util.List;
class Report {
    long open(List<Ticket> tickets) {
        return tickets.stream().filter(t -> t.isOpen().count();
    }
}
