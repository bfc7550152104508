package taskopru.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import taskopru.web.Csv;
import taskopru.web.Uis;

/** The bodies whose figures are here. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/data")
class PublishersController {

  private final PublisherList.Query publishers;
  private final Uis uis;

  PublishersController(PublisherList.Query publishers, Uis uis) {
    this.publishers = publishers;
    this.uis = uis;
  }

  @GetMapping("/publishers")
  String page(Model model) {
    model.addAttribute("list", publishers.read(false));
    return "catalogue/web/publishers";
  }

  @GetMapping("/publishers.json")
  @ResponseBody
  List<PublisherList.Line> json() {
    return publishers.read(false).publishers();
  }

  @GetMapping("/publishers.csv")
  ResponseEntity<byte[]> csv(HttpServletRequest request) {
    var ui = uis.of(request);
    var csv = new Csv("code", "name", "homepage", "calendar", "datasets");
    for (var line : publishers.read(false).publishers()) {
      csv.row(
          List.of(
              line.code(),
              ui.text(line.name()),
              line.homepage(),
              line.calendar(),
              String.valueOf(line.datasets())));
    }
    return csv.answer();
  }
}
