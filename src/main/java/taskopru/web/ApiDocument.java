package taskopru.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import taskopru.kernel.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API as openapi.json beside this class tells it. The file is kept by hand; a test compares it
 * with the addresses that really answer.
 */
@Component
class ApiDocument {

  private final ObjectNode document;
  private final byte[] bytes;

  ApiDocument(JsonMapper json, Site site) throws IOException {
    try (var in = new ClassPathResource("taskopru/web/openapi.json").getInputStream()) {
      document = (ObjectNode) json.readTree(in);
    }
    ((ObjectNode) document.get("servers").get(0)).put("url", site.baseUrl());
    ((ObjectNode) document.get("info")).putObject("contact").put("email", site.contact());
    bytes = json.writeValueAsBytes(document);
  }

  byte[] bytes() {
    return bytes;
  }

  /** The addresses it tells about, in its order. */
  List<ApiPage.Address> addresses(Language language) {
    var addresses = new ArrayList<ApiPage.Address>();
    for (var path : document.get("paths").properties()) {
      var operation = path.getValue().get("get");
      addresses.add(
          new ApiPage.Address(path.getKey(), words(operation, language), parameters(operation)));
    }
    return addresses;
  }

  private List<String> parameters(JsonNode operation) {
    var names = new LinkedHashMap<String, Boolean>();
    for (var parameter : operation.path("parameters")) {
      var reference = parameter.path("$ref").asString("");
      var told = reference.isEmpty() ? parameter : document.at(reference.substring(1));
      if (told.path("in").asString("").equals("query")) {
        names.put(told.path("name").asString(""), true);
      }
    }
    return List.copyOf(names.keySet());
  }

  private static String words(JsonNode operation, Language language) {
    var name = Map.of(Language.TR, "x-summary-tr", Language.AR, "x-summary-ar").get(language);
    return operation.path(name == null ? "summary" : name).asString("");
  }
}
