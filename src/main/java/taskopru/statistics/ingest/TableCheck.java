package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;

/** A check on a whole table, once its columns are known for what they are. */
interface TableCheck extends Check {

  void look(Inspection in, Findings findings) throws SQLException;

  /** All of them. */
  static List<TableCheck> all(taskopru.catalogue.Kind kind) {
    return List.of(
        new UnreadableNumbers(),
        new HugeNumbers(),
        new UnreadableTimes(),
        new EmptyKeys(),
        new ManyMissing(),
        new MixedTypes(),
        new AmbiguousDecimals(),
        new LostZeros(),
        new PersonalIdentifiers(kind),
        new FormulaLikeCells(),
        new ScriptLikeCells(),
        new UnreadableCharacters(),
        new InvisibleCharacters(),
        new TooManyCodes(),
        new SeveralLabels(),
        new LooksLikeRecords());
  }
}
