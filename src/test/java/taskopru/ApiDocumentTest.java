package taskopru;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** What the API answers and what openapi.json tells are the same. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(Database.class)
class ApiDocumentTest {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired MockMvcTester web;
  @Autowired JsonMapper json;

  @Test
  void everyAddressOfTheApiIsToldAndEveryToldOneAnswers() throws Exception {
    var document =
        json.readTree(
            web.get().uri("/api/openapi.json").exchange().getResponse().getContentAsByteArray());
    var told = new TreeSet<String>();
    document.get("paths").propertyNames().forEach(told::add);
    assertThat(told).isEqualTo(new TreeSet<>(answering()));
  }

  @Test
  void everyReferenceInTheDocumentLeadsSomewhere() {
    var document =
        json.readTree(
            web.get().uri("/api/openapi.json").exchange().getResponse().getContentAsByteArray());
    for (var reference : document.findValuesAsString("$ref")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void thePageAboutItSpeaksThreeLanguages() {
    assertThat(web.get().uri("/tr/api"))
        .hasStatusOk()
        .bodyText()
        .contains("/api/v1/council/seats", "Yayımlanmış veri setlerini arar");
    assertThat(web.get().uri("/en/api"))
        .hasStatusOk()
        .bodyText()
        .contains("Search and list the published datasets", "read_csv(");
    assertThat(web.get().uri("/ar/api")).hasStatusOk().bodyText().contains("واجهة البرامج");
  }

  /** {@code table.{ending:json|csv}} stands for one address for each ending. */
  private List<String> answering() {
    var addresses = new ArrayList<String>();
    mapping
        .getHandlerMethods()
        .forEach((info, _) -> {
          var methods = info.getMethodsCondition().getMethods();
          if (!methods.isEmpty() && !methods.contains(RequestMethod.GET)) {
            return;
          }
          for (var pattern : info.getPatternValues()) {
            if ((pattern.startsWith("/api/") || pattern.startsWith("/oparl/"))
                && !pattern.endsWith("/form-not-ours")) {
              addresses.addAll(spelledOut(pattern));
            }
          }
        });
    return addresses;
  }

  private static List<String> spelledOut(String pattern) {
    var open = pattern.indexOf("{ending:");
    if (open < 0) {
      return List.of(pattern.replaceAll("\\{(\\w+):[^}]+}", "{$1}"));
    }
    var close = pattern.indexOf('}', open);
    var all = new ArrayList<String>();
    for (var ending : pattern.substring(open + "{ending:".length(), close).split("\\|")) {
      all.add(pattern.substring(0, open) + ending + pattern.substring(close + 1));
    }
    return all;
  }
}
