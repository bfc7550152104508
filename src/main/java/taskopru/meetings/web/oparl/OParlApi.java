package taskopru.meetings.web.oparl;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import taskopru.kernel.Problem;
import taskopru.web.Site;

/**
 * OParl 1.1, read-only. Whoever starts at the system finds everything by links. Texts are Turkish,
 * the language that counts; words that OParl fixes are OParl's.
 */
@RestController
@RequestMapping(Addresses.HERE)
class OParlApi {

  private static final String KINDS =
      "organizations|people|memberships|legislative-terms|meetings|agenda-items|papers"
          + "|consultations|files|locations";
  private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

  private final CouncilThings council;
  private final MeetingThings meetings;
  private final Addresses addresses;
  private final Site site;

  OParlApi(CouncilThings council, MeetingThings meetings, Addresses addresses, Site site) {
    this.council = council;
    this.meetings = meetings;
    this.addresses = addresses;
    this.site = site;
  }

  @GetMapping("/system")
  ResponseEntity<Thing> system() {
    var since = council.all();
    return answer(
        addresses
            .thing(addresses.system(), "System", since.created(), since.modified(), false)
            .with("oparlVersion", Addresses.SCHEMA)
            .with("license", LICENCE)
            .with("body", addresses.bodies())
            .with("name", site.name().tr())
            .with("contactEmail", site.contact())
            .with("contactName", site.council().tr())
            .with("website", site.baseUrl())
            .with("product", site.source()));
  }

  @GetMapping("/bodies")
  ResponseEntity<Listed> bodies(@RequestParam Map<String, String> parameters) {
    var asked = Asked.of(parameters);
    return answer(
        Listed.of(Listed.Part.of(List.of(theCouncil()), asked), asked, addresses.bodies()));
  }

  @GetMapping("/bodies/council")
  ResponseEntity<Thing> body() {
    return answer(theCouncil());
  }

  @GetMapping("/{list:" + KINDS + "}")
  ResponseEntity<Listed> list(
      @PathVariable String list, @RequestParam Map<String, String> parameters) {
    var kind = kind(list);
    var asked = Asked.of(parameters);
    var part =
        switch (kind) {
          case ORGANIZATIONS -> Listed.Part.of(council.organizations(), asked);
          case PEOPLE -> Listed.Part.of(council.people(), asked);
          case MEMBERSHIPS -> Listed.Part.of(council.memberships(), asked);
          case LEGISLATIVE_TERMS -> meetings.terms(asked);
          case MEETINGS -> meetings.meetings(asked);
          case AGENDA_ITEMS -> meetings.items(asked);
          case PAPERS -> meetings.papers(asked);
          case CONSULTATIONS -> meetings.consultations(asked);
          case FILES -> meetings.files(asked);
          case LOCATIONS -> meetings.locations(asked);
        };
    return answer(Listed.of(part, asked, addresses.list(kind)));
  }

  @GetMapping("/{list:" + KINDS + "}/{id}")
  ResponseEntity<Thing> one(@PathVariable String list, @PathVariable UUID id) {
    var kind = kind(list);
    var found =
        switch (kind) {
          case ORGANIZATIONS -> among(kind, id, council.organizations());
          case PEOPLE -> among(kind, id, council.people());
          case MEMBERSHIPS -> among(kind, id, council.memberships());
          case LEGISLATIVE_TERMS -> meetings.term(id);
          case MEETINGS -> meetings.meeting(id);
          case AGENDA_ITEMS -> meetings.item(id);
          case PAPERS -> meetings.paper(id);
          case CONSULTATIONS -> meetings.consultation(id);
          case FILES -> meetings.file(id);
          case LOCATIONS -> meetings.location(id);
        };
    return answer(found.orElseThrow(OParlApi::unknown));
  }

  /** A decision's words as a file. */
  @GetMapping("/files/{id}/text")
  ResponseEntity<byte[]> text(@PathVariable UUID id) {
    var text = meetings.text(id).orElseThrow(OParlApi::unknown);
    return open()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private Thing theCouncil() {
    var since = council.all();
    var terms = meetings.terms(Asked.of(Map.of())).page();
    return addresses
        .thing(addresses.council(), "Body", since.created(), since.modified(), false)
        .with("system", addresses.system())
        .with("name", site.council().tr())
        .with("website", site.baseUrl())
        .with("license", LICENCE)
        .with("contactEmail", site.contact())
        .with("contactName", site.council().tr())
        .with("organization", addresses.list(Kind.ORGANIZATIONS))
        .with("person", addresses.list(Kind.PEOPLE))
        .with("membership", addresses.list(Kind.MEMBERSHIPS))
        .with("meeting", addresses.list(Kind.MEETINGS))
        .with("agendaItem", addresses.list(Kind.AGENDA_ITEMS))
        .with("paper", addresses.list(Kind.PAPERS))
        .with("consultation", addresses.list(Kind.CONSULTATIONS))
        .with("file", addresses.list(Kind.FILES))
        .with("locationList", addresses.list(Kind.LOCATIONS))
        .with("legislativeTermList", addresses.list(Kind.LEGISLATIVE_TERMS))
        .always("legislativeTerm", terms.stream().map(one -> one.inside("body")).toList())
        .with("web", addresses.page("/council"));
  }

  private java.util.Optional<Thing> among(Kind kind, UUID id, List<Thing> things) {
    var address = addresses.of(kind, id);
    return things.stream().filter(one -> one.id().equals(address)).findFirst();
  }

  private static Kind kind(String word) {
    return Kind.find(word).orElseThrow(OParlApi::unknown);
  }

  private static Problem unknown() {
    return new Problem.NotFound("meetings.oparl.unknown");
  }

  /** OParl asks that pages of other sites may read it, too. */
  private static ResponseEntity.BodyBuilder open() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return open().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
