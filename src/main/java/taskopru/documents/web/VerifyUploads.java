package taskopru.documents.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.web.OpenUpload;

/** Anybody may send a file to be compared: it is read through, never kept. */
@Configuration(proxyBeanMethods = false)
class VerifyUploads {

  static final long LONGEST_MEGABYTES = 25;

  @Bean
  OpenUpload papersToCompare() {
    return new OpenUpload("/verify", (LONGEST_MEGABYTES + 1) * 1_000_000);
  }
}
