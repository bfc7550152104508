package taskopru.oparl.web;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.oparl.Addresses;
import taskopru.oparl.Kind;
import taskopru.oparl.Listing;
import taskopru.oparl.Records;
import taskopru.oparl.Thing;

/** OParl 1.1 (oparl.org): a program begins at the system and follows the links. */
@RestController
@RequestMapping("/api/oparl/v1")
class OparlApi {

  private final Records records;
  private final Addresses at;

  OparlApi(Records records, Addresses at) {
    this.records = records;
    this.at = at;
  }

  @GetMapping("/system")
  ResponseEntity<Thing> system(Language language) {
    return answer(records.system(language));
  }

  @GetMapping("/body")
  ResponseEntity<Listing> bodies(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "100") String elementsPerPage,
      @RequestParam(name = "created_since", defaultValue = "") String createdSince,
      @RequestParam(name = "created_until", defaultValue = "") String createdUntil,
      @RequestParam(name = "modified_since", defaultValue = "") String modifiedSince,
      @RequestParam(name = "modified_until", defaultValue = "") String modifiedUntil,
      Language language) {
    return answer(
        Listing.of(
            List.of(records.body(language)),
            at.bodies(),
            new Listing.Asked(
                page, elementsPerPage, createdSince, createdUntil, modifiedSince, modifiedUntil)));
  }

  @GetMapping("/body/{body}")
  ResponseEntity<Thing> body(@PathVariable String body, Language language) {
    mustBeTheCouncil(body);
    return answer(records.body(language));
  }

  @GetMapping("/body/{body}/{kind}")
  ResponseEntity<Listing> list(
      @PathVariable String body,
      @PathVariable String kind,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "100") String elementsPerPage,
      @RequestParam(name = "created_since", defaultValue = "") String createdSince,
      @RequestParam(name = "created_until", defaultValue = "") String createdUntil,
      @RequestParam(name = "modified_since", defaultValue = "") String modifiedSince,
      @RequestParam(name = "modified_until", defaultValue = "") String modifiedUntil,
      Language language) {
    mustBeTheCouncil(body);
    var asked = kind(kind);
    return answer(
        Listing.of(
            records.all(asked, language),
            at.list(asked),
            new Listing.Asked(
                page, elementsPerPage, createdSince, createdUntil, modifiedSince, modifiedUntil)));
  }

  @GetMapping("/organization/{id}/meeting")
  ResponseEntity<Listing> meetings(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "100") String elementsPerPage,
      @RequestParam(name = "created_since", defaultValue = "") String createdSince,
      @RequestParam(name = "created_until", defaultValue = "") String createdUntil,
      @RequestParam(name = "modified_since", defaultValue = "") String modifiedSince,
      @RequestParam(name = "modified_until", defaultValue = "") String modifiedUntil,
      Language language) {
    find(Kind.ORGANIZATION, id, language);
    return answer(
        Listing.of(
            records.meetingsOf(id, language),
            at.meetingsOf(id),
            new Listing.Asked(
                page, elementsPerPage, createdSince, createdUntil, modifiedSince, modifiedUntil)));
  }

  @GetMapping("/{kind}/{id}")
  ResponseEntity<Thing> one(@PathVariable String kind, @PathVariable UUID id, Language language) {
    return answer(find(kind(kind), id, language));
  }

  private Thing find(Kind kind, UUID id, Language language) {
    var address = at.of(kind, id);
    return records.all(kind, language).stream()
        .filter(thing -> thing.address().equals(address))
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("oparl.unknown"));
  }

  private static Kind kind(String word) {
    return Kind.find(word).orElseThrow(() -> new Problem.NotFound("oparl.unknown"));
  }

  private static void mustBeTheCouncil(String body) {
    if (!body.equals(Addresses.COUNCIL)) {
      throw new Problem.NotFound("oparl.unknown");
    }
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .varyBy("Accept-Language")
        .body(body);
  }
}
