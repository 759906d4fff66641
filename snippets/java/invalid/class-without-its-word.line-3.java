@Controller
@Path("/lamps")
public LampController {
    private int watts = 1;

    @Get("/hall")
    public int hall() { return watts; }
}
