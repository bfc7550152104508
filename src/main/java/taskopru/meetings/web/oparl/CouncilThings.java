package taskopru.meetings.web.oparl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.Capacity;
import taskopru.council.CouncilDay;
import taskopru.council.Institutions;
import taskopru.council.PublicChanges;
import taskopru.council.PublicSeats;
import taskopru.kernel.Language;
import taskopru.web.Messages;

/**
 * Organizations, people and memberships. People are here only while they agree to be named; who
 * took that back leaves an address that says it is gone, so that copies are deleted too.
 */
@Component
@Transactional(readOnly = true)
class CouncilThings {

  private static final PublicChanges.Change SINCE_EVER =
      new PublicChanges.Change(Instant.EPOCH, Instant.EPOCH, false);

  private final Bodies bodies;
  private final Institutions institutions;
  private final PublicSeats seats;
  private final PublicChanges changes;
  private final CouncilDay day;
  private final Messages messages;
  private final Addresses addresses;

  CouncilThings(
      Bodies bodies,
      Institutions institutions,
      PublicSeats seats,
      PublicChanges changes,
      CouncilDay day,
      Messages messages,
      Addresses addresses) {
    this.bodies = bodies;
    this.institutions = institutions;
    this.seats = seats;
    this.changes = changes;
    this.day = day;
    this.messages = messages;
    this.addresses = addresses;
  }

  List<Thing> organizations() {
    var since = changes.organizations();
    var members = new HashMap<UUID, List<String>>();
    named()
        .forEach((mandate, one) ->
            members
                .computeIfAbsent(one.body().id(), _ -> new ArrayList<>())
                .add(addresses.of(Kind.MEMBERSHIPS, mandate)));
    var things = new HashMap<UUID, Thing>();
    for (var body : bodies.list()) {
      things.put(
          body.id(),
          organization(body.id(), since)
              .with("name", body.name().tr())
              .with("membership", members.get(body.id()))
              .with("meeting", body.isOwn() ? meetings(body.id()) : null)
              .with("organizationType", body.isOwn() ? "Gremium" : "externes Gremium")
              .with("classification", text("council.bodyKind." + body.kind().name()))
              .with("web", body.isOwn() ? addresses.page("/council") : null));
    }
    for (var one : institutions.all().values()) {
      things.put(
          one.id(),
          organization(one.id(), since)
              .with("name", one.nameOn(day.today()).tr())
              .with("organizationType", "Institution")
              .with("classification", text("council.institutionKind." + one.kind().name())));
    }
    return since.keySet().stream().filter(things::containsKey).map(things::get).toList();
  }

  List<Thing> people() {
    var names = new HashMap<UUID, String>();
    var theirs = new HashMap<UUID, List<Thing>>();
    var memberships = membershipsById();
    named()
        .forEach((mandate, one) -> {
          var holder = one.holder();
          names.put(holder.person(), one.name());
          var membership = memberships.get(mandate);
          if (membership != null) {
            theirs
                .computeIfAbsent(holder.person(), _ -> new ArrayList<>())
                .add(membership.inside("person"));
          }
        });
    var people = new ArrayList<Thing>();
    changes
        .people()
        .forEach((id, change) -> {
          var name = names.get(id);
          if (change.gone() || name != null) {
            people.add(
                addresses
                    .thing(Kind.PEOPLE, id, change.created(), change.modified(), change.gone())
                    .with("body", addresses.council())
                    .with("name", name)
                    .with("membership", theirs.get(id)));
          }
        });
    return people;
  }

  List<Thing> memberships() {
    return List.copyOf(membershipsById().values());
  }

  /** The first moment anything of the council was there, and the last one anything changed. */
  PublicChanges.Change all() {
    var created = Instant.MAX;
    var modified = Instant.EPOCH;
    for (var change : changes.organizations().values()) {
      created = change.created().isBefore(created) ? change.created() : created;
      modified = change.modified().isAfter(modified) ? change.modified() : modified;
    }
    return created.equals(Instant.MAX)
        ? SINCE_EVER
        : new PublicChanges.Change(created, modified, false);
  }

  private Map<UUID, Thing> membershipsById() {
    var named = named();
    var voting = new HashMap<UUID, Boolean>();
    for (var body : bodies.own()) {
      seats.on(body.id(), day.today()).forEach(seat -> voting.put(seat.id(), seat.voting()));
    }
    var memberships = new java.util.LinkedHashMap<UUID, Thing>();
    changes
        .mandates()
        .forEach((id, change) -> {
          var thing =
              addresses.thing(
                  Kind.MEMBERSHIPS, id, change.created(), change.modified(), change.gone());
          var one = named.get(id);
          if (change.gone()) {
            memberships.put(id, thing);
          } else if (one != null) {
            var holder = one.holder();
            var institution = holder.institution();
            var until = holder.until();
            memberships.put(
                id,
                thing
                    .with("person", addresses.of(Kind.PEOPLE, holder.person()))
                    .with("organization", addresses.of(Kind.ORGANIZATIONS, one.body().id()))
                    .with("role", text("council.capacity." + holder.capacity().name()))
                    .with(
                        "votingRight",
                        holder.capacity() == Capacity.PRINCIPAL
                            && voting.getOrDefault(one.seat(), false))
                    .with("startDate", holder.from().toString())
                    .with("endDate", until == null ? null : until.toString())
                    .with(
                        "onBehalfOf",
                        institution == null
                            ? null
                            : addresses.of(Kind.ORGANIZATIONS, institution.id())));
          }
        });
    return memberships;
  }

  /** A mandate of somebody who may be named. */
  private record Named(Body body, UUID seat, PublicSeats.Holder holder, String name) {}

  private Map<UUID, Named> named() {
    var named = new HashMap<UUID, Named>();
    for (var body : bodies.own()) {
      seats
          .history(body.id())
          .forEach((seat, holders) ->
              holders.forEach(holder -> {
                var name = holder.name();
                if (name != null) {
                  named.put(holder.mandate(), new Named(body, seat, holder, name));
                }
              }));
    }
    return named;
  }

  private Thing organization(UUID id, Map<UUID, PublicChanges.Change> since) {
    var change = since.getOrDefault(id, SINCE_EVER);
    return addresses
        .thing(Kind.ORGANIZATIONS, id, change.created(), change.modified(), false)
        .with("body", addresses.council());
  }

  private String meetings(UUID body) {
    return addresses.list(Kind.MEETINGS) + "?organization=" + body;
  }

  private String text(String key) {
    return messages.text(Language.TR, key);
  }
}
