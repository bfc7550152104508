package taskopru.privacy.web;

import java.time.Instant;
import java.util.List;
import taskopru.kernel.PersonalField;
import taskopru.kernel.Retained;
import taskopru.privacy.Destruction.Destroyed;

/**
 * The rules, what they destroyed, and what no rule carries away.
 *
 * @param lastRun when they last ran; none before the first time
 */
public record DestructionPage(
    List<Retained> rules,
    List<PersonalField> withoutRule,
    List<Destroyed> records,
    List<Instant> lastRun,
    boolean done) {}
