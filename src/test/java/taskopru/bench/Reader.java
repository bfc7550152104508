package taskopru.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Somebody signed in who reads pages, one after the other, as a person does. */
final class Reader implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final int WARM_UP = 10;
  private static final int TIMES = 60;

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final Installation house;

  Reader(Installation house, String email, String password)
      throws IOException, InterruptedException {
    this.house = house;
    var token = TOKEN.matcher(get("/tr/sign-in"));
    if (!token.find()) {
      throw new IllegalStateException("no form to sign in");
    }
    var body =
        "_csrf=" + url(token.group(1)) + "&email=" + url(email) + "&password=" + url(password);
    http.send(
        HttpRequest.newBuilder(URI.create(house.url("/tr/sign-in")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.discarding());
  }

  /** Seconds that 95 of 100 answers stay below. */
  double slowest(String path) throws Exception {
    for (var i = 0; i < WARM_UP; i++) {
      get(path);
    }
    var times = new double[TIMES];
    for (var i = 0; i < TIMES; i++) {
      times[i] = Bench.time(() -> get(path));
    }
    Arrays.sort(times);
    return times[(int) Math.ceil(TIMES * 0.95) - 1];
  }

  private String get(String path) throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(house.url(path))).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode());
    }
    return answer.body();
  }

  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
