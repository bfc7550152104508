package taskopru.oparl;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.CouncilDay;
import taskopru.council.Institutions;
import taskopru.council.OpenCouncil;
import taskopru.kernel.Language;
import taskopru.meetings.AgendaItem;
import taskopru.meetings.Meeting;
import taskopru.meetings.OpenMeetings;
import taskopru.meetings.OpenMeetings.Decided;
import taskopru.web.Messages;
import taskopru.web.Site;

/**
 * What the council has in public, as objects of OParl. People, and what they sit on, are there only
 * while they agree to be named; who took the consent back is there as deleted, without a name.
 */
@Service
@Transactional(readOnly = true)
public class Records {

  private final Bodies bodies;
  private final Institutions institutions;
  private final OpenCouncil council;
  private final OpenMeetings meetings;
  private final CouncilDay day;
  private final Addresses at;
  private final Site site;
  private final Messages messages;

  Records(
      Bodies bodies,
      Institutions institutions,
      OpenCouncil council,
      OpenMeetings meetings,
      CouncilDay day,
      Addresses at,
      Site site,
      Messages messages) {
    this.bodies = bodies;
    this.institutions = institutions;
    this.council = council;
    this.meetings = meetings;
    this.day = day;
    this.at = at;
    this.site = site;
    this.messages = messages;
  }

  public Thing system(Language language) {
    var moments = span();
    return new Thing(at.system(), Kind.SCHEMA + "System", moments.created(), moments.changed())
        .with("oparlVersion", Kind.SCHEMA)
        .with("body", at.bodies())
        .with("name", site.name().in(language))
        .with("contactEmail", site.contact())
        .with("contactName", site.council().in(language))
        .with("website", site.baseUrl())
        .with("product", site.source())
        .with("vendor", site.source())
        .with("web", site.baseUrl() + "/" + language.tag() + "/api");
  }

  /** The council: a body in the sense of OParl is what has organizations. */
  public Thing body(Language language) {
    var moments = span();
    var body =
        new Thing(at.body(), Kind.SCHEMA + "Body", moments.created(), moments.changed())
            .with("system", at.system())
            .with("name", site.council().in(language))
            .with("contactEmail", site.contact())
            .with("website", site.baseUrl())
            .with("web", at.page("/council"))
            .with("legislativeTerm", List.of());
    for (var kind : Kind.values()) {
      switch (kind) {
        case ORGANIZATION, PERSON, MEETING, PAPER, CONSULTATION, MEMBERSHIP, FILE ->
            body.with(kind.word(), at.list(kind));
        case AGENDAITEM -> body.with("agendaItem", at.list(kind));
        case LOCATION -> body.with("locationList", at.list(kind));
        case LEGISLATIVETERM -> body.with("legislativeTermList", at.list(kind));
      }
    }
    return body;
  }

  /** All of a kind, in the order of their coming, which never changes. */
  public List<Thing> all(Kind kind, Language language) {
    return switch (kind) {
      case ORGANIZATION -> organizations(language);
      case PERSON -> people(language);
      case MEMBERSHIP -> memberships(language);
      case MEETING -> meetings(language);
      case AGENDAITEM -> items();
      case PAPER -> papers();
      case CONSULTATION -> consultations();
      case LOCATION -> locations();
      // No file of the council is public by itself yet, and no charter has terms of the council.
      case FILE, LEGISLATIVETERM -> List.of();
    };
  }

  public List<Thing> meetingsOf(UUID organization, Language language) {
    var address = at.of(Kind.ORGANIZATION, organization);
    return meetings(language).stream()
        .filter(meeting ->
            meeting.properties().get("organization") instanceof List<?> whose
                && whose.contains(address))
        .toList();
  }

  private List<Thing> organizations(Language language) {
    var moments = council.organizations();
    var things = new ArrayList<Thing>();
    for (var body : bodies.list()) {
      things.add(
          thing(Kind.ORGANIZATION, body.id(), Objects.requireNonNull(moments.get(body.id())))
              .with("body", at.body())
              .with("name", body.name().in(language))
              .with("organizationType", body.isOwn() ? "Gremium" : "externes Gremium")
              .with("classification", word(language, "body." + body.kind().word()))
              .with("meeting", body.isOwn() ? at.meetingsOf(body.id()) : null)
              .with("membership", body.isOwn() ? membershipsOf(body) : null)
              .with("web", at.page("/council")));
    }
    for (var institution : institutions.all().values()) {
      things.add(
          thing(
                  Kind.ORGANIZATION,
                  institution.id(),
                  Objects.requireNonNull(moments.get(institution.id())))
              .with("body", at.body())
              .with("name", institution.nameOn(day.today()).in(language))
              .with("organizationType", "Institution")
              .with("classification", word(language, "institution." + institution.kind().word())));
    }
    return sorted(things);
  }

  private List<String> membershipsOf(Body body) {
    return council.sittings().stream()
        .filter(sitting -> sitting.named() && sitting.body().equals(body.id()))
        .map(sitting -> at.of(Kind.MEMBERSHIP, sitting.mandate()))
        .toList();
  }

  private List<Thing> people(Language language) {
    var theirs =
        council.sittings().stream()
            .filter(OpenCouncil.Sitting::named)
            .collect(Collectors.groupingBy(OpenCouncil.Sitting::person));
    return sorted(
        council.people().stream()
            .map(person -> {
              if (person.name() == null) {
                return gone(Kind.PERSON, person.id(), person.moments());
              }
              return thing(Kind.PERSON, person.id(), person.moments())
                  .with("body", at.body())
                  .with("name", person.name())
                  .with(
                      "membership",
                      theirs.getOrDefault(person.id(), List.of()).stream()
                          .map(sitting -> membership(sitting, language).without("person"))
                          .toList());
            })
            .toList());
  }

  private List<Thing> memberships(Language language) {
    return sorted(
        council.sittings().stream()
            .map(sitting ->
                sitting.named()
                    ? membership(sitting, language)
                    : gone(Kind.MEMBERSHIP, sitting.mandate(), sitting.moments()))
            .toList());
  }

  private Thing membership(OpenCouncil.Sitting sitting, Language language) {
    var institution = sitting.institution();
    return thing(Kind.MEMBERSHIP, sitting.mandate(), sitting.moments())
        .with("person", at.of(Kind.PERSON, sitting.person()))
        .with("organization", at.of(Kind.ORGANIZATION, sitting.body()))
        .with("role", word(language, "role." + sitting.capacity().word()))
        .with("votingRight", sitting.voting())
        .with("startDate", sitting.from().toString())
        .with("endDate", text(sitting.until()))
        .with("onBehalfOf", institution == null ? null : at.of(Kind.ORGANIZATION, institution));
  }

  private List<Thing> meetings(Language language) {
    var things = items();
    Map<Object, List<Thing>> agendas =
        things.stream()
            .filter(item -> !item.isGone())
            .collect(
                Collectors.groupingBy(
                    item -> Objects.requireNonNull(item.properties().get("meeting")),
                    LinkedHashMap::new,
                    Collectors.toList()));
    var names =
        bodies.list().stream()
            .collect(Collectors.toMap(Body::id, body -> body.name().in(language)));
    return sorted(
        meetings.meetings().stream()
            .map(meeting -> {
              var address = at.of(Kind.MEETING, meeting.id());
              return new Thing(address, Kind.MEETING.type(), meeting.created(), meeting.changed())
                  .with("name", names.get(meeting.body()) + " " + meeting.number())
                  .with("meetingState", state(meeting.state()))
                  .with("cancelled", meeting.isOff())
                  .with("start", local(meeting.starts()))
                  .with("end", local(meeting.ends()))
                  .with("location", meeting.place().isEmpty() ? null : location(meeting))
                  .with("organization", List.of(at.of(Kind.ORGANIZATION, meeting.body())))
                  .with(
                      "agendaItem",
                      agendas.getOrDefault(address, List.of()).stream()
                          .map(item -> item.without("meeting"))
                          .toList())
                  .with("web", at.page("/meetings/" + meeting.id()));
            })
            .toList());
  }

  private List<Thing> items() {
    var decided =
        meetings.decisions().stream().collect(Collectors.toMap(Decided::id, decision -> decision));
    return meetings.items().stream()
        .map(item -> {
          if (item.isWithdrawn()) {
            return Thing.gone(
                at.of(Kind.AGENDAITEM, item.id()),
                Kind.AGENDAITEM.type(),
                item.created(),
                item.changed());
          }
          var decision = item.decision() == null ? null : decided.get(item.decision());
          return new Thing(
                  at.of(Kind.AGENDAITEM, item.id()),
                  Kind.AGENDAITEM.type(),
                  item.created(),
                  item.changed())
              .with("meeting", at.of(Kind.MEETING, item.meeting()))
              .with("number", String.valueOf(item.position()))
              .with("order", item.position())
              .with("name", item.title())
              .with("public", true)
              .with(
                  "consultation", decision == null ? null : at.of(Kind.CONSULTATION, decision.id()))
              .with("result", result(item.state()))
              .with("resolutionText", decision == null ? null : decision.text())
              .with("web", at.page("/meetings/" + item.meeting()));
        })
        .toList();
  }

  private List<Thing> papers() {
    return sorted(
        meetings.decisions().stream()
            .map(decision ->
                new Thing(
                        at.of(Kind.PAPER, decision.id()),
                        Kind.PAPER.type(),
                        decision.recorded(),
                        decision.recorded())
                    .with("body", at.body())
                    .with("name", decision.title())
                    .with("reference", decision.label())
                    .with("date", decision.on().toString())
                    .with("paperType", "Beschluss")
                    .with(
                        "originatorOrganization",
                        List.of(at.of(Kind.ORGANIZATION, decision.body())))
                    .with("consultation", List.of(consultation(decision).without("paper")))
                    .with("web", at.page("/decisions/" + decision.id())))
            .toList());
  }

  private List<Thing> consultations() {
    return sorted(meetings.decisions().stream().map(this::consultation).toList());
  }

  private Thing consultation(Decided decision) {
    return new Thing(
            at.of(Kind.CONSULTATION, decision.id()),
            Kind.CONSULTATION.type(),
            decision.recorded(),
            decision.recorded())
        .with("paper", at.of(Kind.PAPER, decision.id()))
        .with("agendaItem", at.of(Kind.AGENDAITEM, decision.item()))
        .with("meeting", at.of(Kind.MEETING, decision.meeting()))
        .with("organization", List.of(at.of(Kind.ORGANIZATION, decision.body())))
        .with("authoritative", true)
        .with("role", "Entscheidung");
  }

  private List<Thing> locations() {
    return sorted(
        meetings.meetings().stream()
            .filter(meeting -> !meeting.place().isEmpty())
            .map(this::location)
            .toList());
  }

  private Thing location(OpenMeetings.Open meeting) {
    return new Thing(
            at.of(Kind.LOCATION, meeting.id()),
            Kind.LOCATION.type(),
            meeting.created(),
            meeting.changed())
        .with("description", meeting.place());
  }

  /** The words the standard recommends. */
  private static String state(Meeting.State state) {
    return switch (state) {
      case DRAFT -> "terminiert";
      case CALLED,
          OPEN,
          SUSPENDED,
          CLOSED,
          MINUTES_PENDING,
          FAILED_NO_QUORUM,
          RECALLED,
          CANCELLED ->
          "eingeladen";
      case MINUTES_APPROVED -> "durchgeführt";
    };
  }

  private static String result(AgendaItem.State state) {
    return switch (state) {
      case DECIDED -> "beschlossen";
      case DEFERRED -> "vertagt";
      case PROPOSED, ACCEPTED, OPENED, WITHDRAWN -> "";
    };
  }

  private String word(Language language, String key) {
    return messages.text(language, "oparl." + key);
  }

  private static String text(@org.jspecify.annotations.Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  /** With the offset of the place, as the standard asks. */
  private String local(Instant moment) {
    return moment.atZone(site.zone()).toOffsetDateTime().toString();
  }

  private Thing thing(Kind kind, UUID id, OpenCouncil.Moments moments) {
    return new Thing(at.of(kind, id), kind.type(), moments.created(), moments.changed());
  }

  private Thing gone(Kind kind, UUID id, OpenCouncil.Moments moments) {
    return Thing.gone(at.of(kind, id), kind.type(), moments.created(), moments.changed());
  }

  /** The house came with its first body and changed with its last change. */
  private OpenCouncil.Moments span() {
    var all = council.organizations().values();
    var first =
        all.stream()
            .map(OpenCouncil.Moments::created)
            .min(Instant::compareTo)
            .orElse(Instant.EPOCH);
    var last = all.stream().map(OpenCouncil.Moments::changed).max(Instant::compareTo).orElse(first);
    return new OpenCouncil.Moments(first, last);
  }

  private static List<Thing> sorted(List<Thing> things) {
    return things.stream()
        .sorted(java.util.Comparator.comparing(Thing::created).thenComparing(Thing::address))
        .toList();
  }
}
