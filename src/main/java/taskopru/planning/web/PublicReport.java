package taskopru.planning.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Alternate;
import taskopru.web.ui.Download;
import taskopru.web.ui.Term;

/**
 * A published report with what stands around it.
 *
 * @param newer the address of the edition that took its place; null where it stands
 * @param quick the papers in the reader's language
 * @param codes the papers' verification codes
 */
public record PublicReport(
    ReportPage report,
    String title,
    String lead,
    @Nullable String newer,
    List<Download> quick,
    List<Download> downloads,
    List<Term> codes,
    List<Term> editions,
    List<Alternate> alternates) {}
