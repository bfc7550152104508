package taskopru.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Style sheets, scripts, fonts and boundaries, all served by ourselves. Their address carries a
 * digest of them all, so a browser may keep them for ever and still sees the next version.
 */
@Component
class Assets implements WebMvcConfigurer {

  private static final String[] LOCATIONS = {
    "classpath:/static/",
    "classpath:/META-INF/resources/webjars/bootstrap/5.3.8/",
    "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/",
    "classpath:/META-INF/resources/_static/echarts/6.0.0/dist/"
  };

  private final String base;

  Assets() throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    var files = new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.*");
    Arrays.sort(files, Comparator.comparing(Resource::getDescription));
    for (var location : LOCATIONS) {
      digest.update(location.getBytes(StandardCharsets.UTF_8));
    }
    for (var file : files) {
      try (InputStream in = file.getInputStream()) {
        digest.update(in.readAllBytes());
      }
    }
    base = "/assets/" + HexFormat.of().formatHex(digest.digest(), 0, 6) + "/";
  }

  /** {@code /assets/1a2b3c4d5e6f/}. */
  String base() {
    return base;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(base + "**")
        .addResourceLocations(LOCATIONS)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }
}
