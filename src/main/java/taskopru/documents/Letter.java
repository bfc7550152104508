package taskopru.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an official letter (üst yazı) has beside its text, in the order of the regulation on
 * official correspondence (Resmî Yazışmalarda Uygulanacak Usul ve Esaslar Hakkında Yönetmelik, RG
 * 10.06.2020/31151).
 *
 * @param subject one line, without a full stop
 * @param addressee who it goes to, as it is written on the letter: "ADANA BÜYÜKŞEHİR BELEDİYE
 *     BAŞKANLIĞINA"
 * @param unit the addressee's unit, in brackets under it
 * @param references letters and decisions it answers to, each with date and number
 * @param closing how the text ends; null where the text says so itself
 * @param signers who signs
 * @param enclosures what comes with it
 * @param action who must act (Gereği)
 * @param information who is to know (Bilgi)
 */
public record Letter(
    String subject,
    String addressee,
    @Nullable String unit,
    List<String> references,
    @Nullable Closing closing,
    List<Block.Signer> signers,
    List<String> enclosures,
    List<String> action,
    List<String> information) {

  /** Towards whom it is written decides the closing words. */
  public enum Closing {
    /** To a superior body or an equal: arz ederim. */
    TO_SUPERIOR,
    /** To a subordinate body: rica ederim. */
    TO_SUBORDINATE,
    /** To both: arz ve rica ederim. */
    TO_BOTH
  }

  public Letter {
    references = List.copyOf(references);
    signers = List.copyOf(signers);
    enclosures = List.copyOf(enclosures);
    action = List.copyOf(action);
    information = List.copyOf(information);
  }
}
