public class Lamp {
  public Lamp();
  protected Lamp(int watts);
  public int watts();
}
