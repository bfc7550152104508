package taskopru.notifications;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The topics modules have declared. */
@Component
class Topics {

  private final ObjectProvider<NoticeTopic> declared;

  Topics(ObjectProvider<NoticeTopic> declared) {
    this.declared = declared;
  }

  List<NoticeTopic> list() {
    return declared.stream().sorted(Comparator.comparing(NoticeTopic::code)).toList();
  }

  Optional<NoticeTopic> find(String code) {
    return declared.stream().filter(topic -> topic.code().equals(code)).findFirst();
  }

  NoticeTopic get(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("no topic " + code));
  }
}
