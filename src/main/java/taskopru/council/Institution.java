package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * A body that holds a seat.
 *
 * @param inCharter how the charter writes it, where the charter names it
 * @param names all it was ever called, oldest first
 * @param detsis its number in the state's register of bodies
 * @param kep its registered e-mail address
 * @param version counts its changes, so that two editors notice each other
 */
public record Institution(
    UUID id,
    Slug code,
    Kind kind,
    @Nullable String inCharter,
    List<Name> names,
    @Nullable String detsis,
    @Nullable String kep,
    int version) {

  /** What sort of body it is. */
  public enum Kind {
    PUBLIC,
    MUNICIPALITY,
    CHAMBER,
    UNIVERSITY,
    CIVIL,
    OTHER;

    /** The word in the database and in the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What it was called, first and last day included; null where nobody noted the day. */
  public record Name(LocalizedText text, @Nullable LocalDate from, @Nullable LocalDate to) {

    public Name {
      if (from != null && to != null && to.isBefore(from)) {
        throw new IllegalArgumentException(
            "the name “%s” ends (%s) before it begins (%s)".formatted(text.tr(), to, from));
      }
    }

    boolean isUsedOn(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    boolean overlaps(Name other) {
      return (to == null || other.from == null || !other.from.isAfter(to))
          && (other.to == null || from == null || !from.isAfter(other.to));
    }
  }

  public Institution {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("institution " + code + " has no name");
    }
  }

  /** What it is called on that day; its last name where no name covers the day. */
  public LocalizedText nameOn(LocalDate day) {
    return names.stream()
        .filter(name -> name.isUsedOn(day))
        .findFirst()
        .orElse(names.getLast())
        .text();
  }

  /** The name before the one of that day, where there was one. */
  public Optional<Name> nameBefore(LocalDate day) {
    return names.stream()
        .filter(name -> name.to() != null && name.to().isBefore(day))
        .reduce((_, last) -> last);
  }
}
