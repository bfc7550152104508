package taskopru.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as limits count it. */
public final class Network {

  private Network() {}

  /** One household has one IPv4 address, or one /64 of IPv6. */
  public static String of(HttpServletRequest request) {
    return of(request.getRemoteAddr());
  }

  static String of(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 4
          ? address
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) + "/64";
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
