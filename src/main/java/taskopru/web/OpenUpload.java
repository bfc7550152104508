package taskopru.web;

/**
 * An address where somebody not signed in may send a file: a bean of this type. Everywhere else the
 * house does not even read what strangers send.
 *
 * @param path the page without its language, with all pages under it
 * @param longest how many bytes a request may announce
 */
public record OpenUpload(String path, long longest) {

  /** Whether a request to that address, of that announced length, may be read. */
  public boolean lets(String address, long length) {
    var page = address.replaceFirst("^/(tr|en|ar)(?=/)", "");
    return length >= 0 && length <= longest && (page.equals(path) || page.startsWith(path + "/"));
  }
}
