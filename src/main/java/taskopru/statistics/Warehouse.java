package taskopru.statistics;

import java.util.List;

/** The engine that reads releases. It knows how, never what may be shown. */
interface Warehouse {

  /**
   * Asks one release.
   *
   * @throws taskopru.kernel.Problem.Busy when too many ask at once
   * @throws taskopru.kernel.Problem.Refused when the answer needs more time or memory than one
   *     reader may take
   */
  List<RawRow> ask(OfficialFigures figures, TableSql sql);

  /** Asks two releases of one dataset together. */
  List<RawRow> compare(OfficialFigures older, OfficialFigures newer, TableSql sql);
}
