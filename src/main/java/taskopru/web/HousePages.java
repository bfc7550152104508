package taskopru.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.PersonalFields;

/** What the house says about itself: accessibility, privacy, the licence of its data. */
@Controller
@RequestMapping("/{lang:tr|en|ar}")
class HousePages {

  private final List<PersonalFields> inventory;

  HousePages(ObjectProvider<PersonalFields> inventory) {
    this.inventory =
        inventory.stream().sorted(Comparator.comparing(PersonalFields::module)).toList();
  }

  @GetMapping("/accessibility")
  String accessibility() {
    return "web/accessibility";
  }

  /** With the inventory of personal data, as the modules themselves declare it. */
  @GetMapping("/privacy")
  ModelAndView privacy() {
    return new ModelAndView("web/privacy").addObject("inventory", inventory);
  }

  @GetMapping("/licence")
  String licence() {
    return "web/licence";
  }
}
