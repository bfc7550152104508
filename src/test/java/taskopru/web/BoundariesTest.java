package taskopru.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoundariesTest {

  private static final Path GEO = Path.of("src/main/resources/static/geo");

  @Test
  void all81ProvincesAreThereUnderTheirCodes() throws IOException {
    assertThat(names("turkiye.json"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 81).mapToObj("TR-%02d"::formatted).toList());
  }

  @Test
  void countriesAreThereUnderTheirThreeLetters() throws IOException {
    assertThat(names("world.json"))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Z]{3}"))
        .contains("TUR", "SYR", "AFG", "IRQ", "UKR", "PSE", "DEU", "MLT", "XKX")
        .hasSizeGreaterThan(230);
  }

  @Test
  void eachFileIsSmallEnoughForAPhone() throws IOException {
    for (var file : new String[] {"world.json", "turkiye.json"}) {
      assertThat(Files.size(GEO.resolve(file))).as(file).isLessThan(350 * 1024);
    }
  }

  @Test
  void noShapeRunsAcrossTheDateLine() throws IOException {
    for (var feature : features("world.json")) {
      var polygons =
          feature.at("/geometry/type").asString().equals("Polygon")
              ? JsonMapper.shared().createArrayNode().add(feature.at("/geometry/coordinates"))
              : feature.at("/geometry/coordinates");
      for (var polygon : polygons) {
        var west = 180.0;
        var east = -180.0;
        for (var point : polygon.get(0)) {
          west = Math.min(west, point.get(0).asDouble());
          east = Math.max(east, point.get(0).asDouble());
        }
        assertThat(west).as(feature.get("id").asString()).isGreaterThanOrEqualTo(-180);
        assertThat(east - west).as(feature.get("id").asString()).isLessThan(200);
      }
    }
  }

  private static Iterable<JsonNode> features(String file) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(GEO.resolve(file)))
        .get("features")
        .values();
  }

  private static List<String> names(String file) throws IOException {
    return StreamSupport.stream(features(file).spliterator(), false)
        .map(feature -> feature.at("/properties/name").asString())
        .toList();
  }
}
