package taskopru.web;

import java.time.LocalDate;
import java.util.List;
import taskopru.kernel.Actor;

/**
 * What a module has for the desk's first page; a bean is all it takes. It answers with what this
 * actor may do and nothing else, by a fixed number of questions to the database however much there
 * is.
 */
public interface TodaySource {

  List<TodayLine> lines(Actor actor, LocalDate today);
}
