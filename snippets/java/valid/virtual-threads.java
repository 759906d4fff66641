import java.util.concurrent.Executors;

public class Crawler {
    public static void main(String[] args) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String url : args) {
                executor.submit(() -> fetch(url));
            }
        }
    }

    static void fetch(String url) {
        System.out.println("GET " + url);
    }
}
