package taskopru.installation.web;

import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code ready}: it can answer, and so can its database; send it no readers while this fails.
 * {@link Alive} answers {@code live}. Neither says more, for both are public.
 */
@RestController
@RequestMapping("/health")
class HealthController {

  private final ApplicationAvailability availability;
  private final JdbcClient db;

  HealthController(ApplicationAvailability availability, JdbcClient db) {
    this.availability = availability;
    this.db = db;
  }

  @GetMapping("/ready")
  ResponseEntity<Map<String, String>> ready() {
    return answer(
        availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && databaseAnswers());
  }

  private boolean databaseAnswers() {
    try {
      return db.sql("select 1").query(Integer.class).single() == 1;
    } catch (DataAccessException e) {
      return false;
    }
  }

  private static ResponseEntity<Map<String, String>> answer(boolean isWell) {
    return ResponseEntity.status(isWell ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .body(Map.of("status", isWell ? "UP" : "DOWN"));
  }
}
