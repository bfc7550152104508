package taskopru.notifications;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;
import taskopru.kernel.Language;
import taskopru.kernel.Visible;
import taskopru.web.Site;

/**
 * Calendar dates as others read them (RFC 5545, RFC 5546): one UID for the life of a thing, a
 * sequence that grows, times in the site's zone with the zone's rules inside.
 */
@Component
public class Invitation {

  private static final int LONGEST = 20_000;
  private static final int LONGEST_NAME = 150;

  private final Site site;

  Invitation(Site site) {
    this.site = site;
  }

  /** Asks one person to come; a later one with a higher sequence moves the date. */
  public Attachment request(CalendarEntry entry, Recipient to) {
    return attachment(ImmutableMethod.REQUEST, "REQUEST", entry, to);
  }

  /** Takes the date back out of that person's calendar. */
  public Attachment cancel(CalendarEntry entry, Recipient to) {
    return attachment(ImmutableMethod.CANCEL, "CANCEL", entry, to);
  }

  /** A calendar to subscribe to. */
  public byte[] feed(List<CalendarEntry> entries, Language language) {
    var calendar = calendar(ImmutableMethod.PUBLISH);
    entries.forEach(entry -> calendar.add(event(entry, language, entry.cancelled())));
    return bytes(calendar);
  }

  private Attachment attachment(Method method, String name, CalendarEntry entry, Recipient to) {
    var calendar = calendar(method);
    var event = event(entry, to.language(), method == ImmutableMethod.CANCEL || entry.cancelled());
    event.add(
        new Organizer(
            new ParameterList(List.of(cn(site.council().in(to.language())))),
            mailto(site.contact())));
    if (to.email() != null) {
      event.add(
          new Attendee(
              new ParameterList(List.of(cn(to.name()), PartStat.NEEDS_ACTION, Rsvp.FALSE)),
              mailto(to.email().value())));
    }
    calendar.add(event);
    return Attachment.of(
        "invitation.ics", "text/calendar; method=" + name + "; charset=UTF-8", bytes(calendar));
  }

  private Calendar calendar(Method method) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Taskopru//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(method);
    calendar.add(zone(site.zone()));
    return calendar;
  }

  /**
   * The rules of the zone. Where clocks are no longer changed, as in Türkiye since 2016, one line
   * says it; ical4j's own files end before that.
   */
  private static VTimeZone zone(ZoneId id) {
    var rules = id.getRules();
    if (!rules.getTransitionRules().isEmpty()) {
      var registry = TimeZoneRegistryFactory.getInstance().createRegistry();
      return Objects.requireNonNull(registry.getTimeZone(id.getId())).getVTimeZone();
    }
    var last = rules.previousTransition(Instant.parse("2100-01-01T00:00:00Z"));
    var since = last == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : last.getDateTimeBefore();
    var offset = rules.getOffset(since.plusDays(1));
    var standard = new Standard();
    standard.add(new DtStart<>(since));
    standard.add(new TzOffsetFrom(last == null ? offset : last.getOffsetBefore()));
    standard.add(new TzOffsetTo(offset));
    return new VTimeZone(
        new PropertyList(List.of(new TzId(id.getId()))), new ComponentList<>(List.of(standard)));
  }

  private VEvent event(CalendarEntry entry, Language language, boolean cancelled) {
    var event = new VEvent(false);
    add(event, new Uid(entry.object() + "@" + host()));
    add(event, new DtStamp(entry.lastModified()));
    add(event, new LastModified(entry.lastModified()));
    add(event, new Sequence(entry.sequence()));
    add(event, new DtStart<>(inZone(), local(entry.start())));
    add(event, new DtEnd<>(inZone(), local(entry.end())));
    add(event, new Summary(shortened(Visible.line(entry.title()))));
    if (!entry.location().isBlank()) {
      add(event, new Location(shortened(Visible.line(entry.location()))));
    }
    if (!entry.description().isBlank()) {
      add(event, new Description(shortened(Visible.text(entry.description()))));
    }
    if (!entry.path().isEmpty()) {
      add(event, new Url(URI.create(site.baseUrl() + "/" + language.tag() + entry.path())));
    }
    add(event, cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
    return event;
  }

  /**
   * ical4j would turn a moment into local time by its own rules, which are older than ours: the
   * time is turned here, and only the zone's name is added.
   */
  private LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, site.zone());
  }

  private ParameterList inZone() {
    return new ParameterList(
        List.of(new net.fortuna.ical4j.model.parameter.TzId(site.zone().getId())));
  }

  private static void add(VEvent event, Property property) {
    event.add(property);
  }

  /** In a parameter no quote and no line end can be escaped; they go. */
  private static Cn cn(String name) {
    var line = Visible.line(name).replaceAll("[\"^;:,]", " ").strip();
    return new Cn(line.substring(0, Math.min(line.length(), LONGEST_NAME)));
  }

  private static URI mailto(String address) {
    try {
      return new URI("mailto", address, null);
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException("an address that is none", e);
    }
  }

  private String host() {
    return Objects.requireNonNullElse(URI.create(site.baseUrl()).getHost(), "localhost");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(
                0,
                text.offsetByCodePoints(
                    0, Math.min(LONGEST, text.codePointCount(0, text.length())) / 2))
            + "…";
  }

  private static byte[] bytes(Calendar calendar) {
    var out = new java.io.ByteArrayOutputStream();
    try {
      new CalendarOutputter(false).output(calendar, out);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }
}
