package taskopru.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Pages live beside the code that shows them: view "catalogue/web/dataset" is
 * taskopru/catalogue/web/dataset.jte.
 */
@Configuration(proxyBeanMethods = false)
class Templates {

  @Bean
  TemplateEngine templateEngine(@Value("${taskopru.templates.live:false}") boolean live) {
    var loader = getClass().getClassLoader();
    var engine =
        live
            ? TemplateEngine.create(
                new DirectoryCodeResolver(Path.of("src/main/java/taskopru")),
                Path.of("target/jte-live"),
                ContentType.Html,
                loader)
            : TemplateEngine.createPrecompiled(null, ContentType.Html, loader, "taskopru");
    engine.setTrimControlStructures(true);
    return engine;
  }

  @Bean
  ViewResolver pages(TemplateEngine engine, Uis uis) {
    return new Pages(engine, uis);
  }

  record Pages(TemplateEngine engine, Uis uis) implements ViewResolver, PriorityOrdered {

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
      var template = name + ".jte";
      return engine.hasTemplate(template) ? new Page(engine, uis, template) : null;
    }

    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }
  }

  record Page(TemplateEngine engine, Uis uis, String template) implements View {

    @Override
    public String getContentType() {
      return "text/html;charset=UTF-8";
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var params = new HashMap<String, @Nullable Object>(model == null ? Map.of() : model);
      params.keySet().removeIf(key -> key.contains("."));
      params.put("ui", uis.of(request));
      var html = new Utf8ByteOutput();
      engine.render(template, params, html);
      response.setContentType(getContentType());
      response.addHeader("Vary", "HX-Request, HX-Target");
      response.setContentLength(html.getContentLength());
      html.writeTo(response.getOutputStream()::write);
    }
  }
}
