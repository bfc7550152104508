package taskopru.opinions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.identity.EmailAddress;
import taskopru.kernel.LocalizedText;

/**
 * Who opinions are sent to.
 *
 * @param letterName as a letter addresses it: "ADANA BÜYÜKŞEHİR BELEDİYE BAŞKANLIĞINA"
 * @param unit its unit, in brackets under the name
 * @param email where links for answering go
 * @param institution the institution of the council it is, where it is one
 */
public record Addressee(
    UUID id,
    Kind kind,
    LocalizedText name,
    String letterName,
    @Nullable String unit,
    Closing closing,
    @Nullable EmailAddress email,
    @Nullable UUID institution,
    int version) {

  /** What sort of body it is; decides the path an opinion takes there. */
  public enum Kind {
    MUNICIPALITY,
    GOVERNORATE,
    DIRECTORATE,
    MINISTRY,
    UNIVERSITY,
    CHAMBER,
    OTHER;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Kind> find(String code) {
      return Codes.find(values(), code);
    }

    /** The stations of the way, in order. Only a municipality has a council that decides. */
    public List<Transmission.Stage> path() {
      return this == MUNICIPALITY
          ? List.of(
              Transmission.Stage.PREPARED,
              Transmission.Stage.SENT,
              Transmission.Stage.DELIVERED,
              Transmission.Stage.ON_AGENDA,
              Transmission.Stage.IN_COMMITTEE,
              Transmission.Stage.DECIDED,
              Transmission.Stage.NOTIFIED,
              Transmission.Stage.ANNOUNCED)
          : List.of(
              Transmission.Stage.PREPARED,
              Transmission.Stage.SENT,
              Transmission.Stage.DELIVERED,
              Transmission.Stage.NOTIFIED,
              Transmission.Stage.ANNOUNCED);
    }
  }

  /** How a letter to it ends. */
  public enum Closing {
    SUPERIOR,
    SUBORDINATE,
    BOTH;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Closing> find(String code) {
      return Codes.find(values(), code);
    }
  }
}
