package taskopru.statistics.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.TableQuery;
import taskopru.statistics.Tables;
import taskopru.web.Messages;
import tools.jackson.databind.json.JsonMapper;

/** Tables, releases and structures for programs: {@code /api/v1/datasets/{dataset}/…}. */
@RestController
@RequestMapping("/api/v1/datasets/{dataset}")
class TableController {

  private static final MediaType PARQUET =
      MediaType.parseMediaType("application/vnd.apache.parquet");
  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final Tables tables;
  private final TableAddresses addresses;
  private final Messages messages;
  private final JsonMapper json;

  TableController(Tables tables, TableAddresses addresses, Messages messages, JsonMapper json) {
    this.tables = tables;
    this.addresses = addresses;
    this.messages = messages;
    this.json = json;
  }

  @GetMapping("/table.{ending:json|csv|xlsx}")
  ResponseEntity<byte[]> table(
      @PathVariable String dataset,
      @PathVariable String ending,
      Language language,
      Actor actor,
      HttpServletRequest request)
      throws IOException {
    var face = Face.find(ending).orElseThrow();
    var slug = slug(dataset);
    checkLanguage(request);
    var query = TableQuery.read(slug, request.getParameterMap(), face.parameters());
    var table = tables.table(actor, query, face.size());
    if (table.isForEverybody()) {
      HotAnswers.keep(request);
    }
    var body = written(table, face, language, request);
    return ResponseEntity.ok()
        .contentType(face.type())
        // A workbook carries the time it was made, so its tag is that of the same table as JSON.
        .eTag(Tags.of(face == Face.XLSX ? written(table, Face.JSON, language, request) : body))
        .cacheControl(caching(table.isForEverybody(), query.release()))
        .headers(headers -> headers.setVary(List.of(HttpHeaders.ACCEPT_LANGUAGE)))
        .headers(headers -> headers.setContentDisposition(disposition(table, face)))
        .body(body);
  }

  /** The release as it was checked in: the whole file, with its digest. */
  @GetMapping("/table.parquet")
  ResponseEntity<Resource> parquet(
      @PathVariable String dataset, Actor actor, HttpServletRequest request) {
    var slug = slug(dataset);
    var unknown =
        request.getParameterMap().keySet().stream().filter(n -> !n.equals("release")).findFirst();
    if (unknown.isPresent()) {
      throw new Problem.Refused("statistics.query.unknown-parameter", unknown.get(), "release");
    }
    var query = TableQuery.read(slug, request.getParameterMap(), Set.of());
    var file = tables.file(actor, slug, query.release());
    var sha256 = java.util.HexFormat.of().parseHex(file.release().sha256());
    return ResponseEntity.ok()
        .contentType(PARQUET)
        .eTag('"' + file.release().sha256() + '"')
        .cacheControl(caching(file.forEverybody(), query.release()))
        .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":")
        .headers(headers ->
            headers.setContentDisposition(
                ContentDisposition.attachment()
                    .filename(slug + "-" + file.release().number() + ".parquet")
                    .build()))
        .body(new FileSystemResource(file.path()));
  }

  @GetMapping("/releases")
  ResponseEntity<Map<String, Object>> releases(
      @PathVariable String dataset, Language language, Actor actor, HttpServletRequest request) {
    var slug = slug(dataset);
    checkLanguage(request);
    var entries =
        tables.history(actor, slug).stream()
            .map(release -> ReleaseEntry.of(release, slug, language, addresses))
            .toList();
    return ResponseEntity.ok()
        .cacheControl(caching(actor.isVisitor(), null))
        .headers(headers -> headers.setVary(List.of(HttpHeaders.ACCEPT_LANGUAGE)))
        .body(Map.of("dataset", slug.value(), "releases", entries));
  }

  /** What can be asked: dimensions with their code lists, and measures. */
  @GetMapping("/structure")
  ResponseEntity<StructureEntry> structure(
      @PathVariable String dataset, Language language, Actor actor, HttpServletRequest request) {
    var slug = slug(dataset);
    checkLanguage(request);
    var query = TableQuery.read(slug, request.getParameterMap(), Set.of("lang"));
    var edition = tables.edition(actor, slug, query.release());
    return ResponseEntity.ok()
        .cacheControl(
            caching(edition.dataset().isPublic() && edition.release().isPublic(), query.release()))
        .headers(headers -> headers.setVary(List.of(HttpHeaders.ACCEPT_LANGUAGE)))
        .body(StructureEntry.of(edition, language));
  }

  static Slug slug(String text) {
    return Slug.find(text).orElseThrow(() -> new Problem.NotFound("catalogue.dataset.unknown"));
  }

  private static void checkLanguage(HttpServletRequest request) {
    var asked = request.getParameter("lang");
    if (asked != null && Language.find(asked).isEmpty()) {
      throw new Problem.Refused("statistics.query.unknown-language", asked);
    }
  }

  private byte[] written(
      PublishedTable table, Face face, Language language, HttpServletRequest request)
      throws IOException {
    var out = new ByteArrayOutputStream();
    switch (face) {
      case JSON ->
          TableJson.write(table, language, addresses.pinned(table, face.ending()), json, out);
      case CSV -> TableCsv.write(table, language, yes(request, "labels"), yes(request, "bom"), out);
      case XLSX -> TableXlsx.write(table, language, addresses.page(table, language), messages, out);
    }
    return out.toByteArray();
  }

  private static boolean yes(HttpServletRequest request, String name) {
    var value = request.getParameter(name);
    return switch (value == null ? "" : value) {
      case "", "0", "no", "false" -> false;
      case "1", "yes", "true" -> true;
      default -> throw new Problem.Refused("statistics.query.yes-or-no", name, value);
    };
  }

  private static ContentDisposition disposition(PublishedTable table, Face face) {
    var name = table.dataset().slug() + "-" + table.release().number() + "." + face.ending();
    return (face == Face.JSON ? ContentDisposition.inline() : ContentDisposition.attachment())
        .filename(name)
        .build();
  }

  private static CacheControl caching(boolean forEverybody, @Nullable Integer release) {
    if (!forEverybody) {
      return CacheControl.noStore();
    }
    return release == null
        ? CacheControl.maxAge(A_MINUTE).cachePublic().mustRevalidate()
        : CacheControl.maxAge(FOR_EVER).cachePublic().immutable();
  }
}
