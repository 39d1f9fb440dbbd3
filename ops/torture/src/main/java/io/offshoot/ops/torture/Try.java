package io.offshoot.ops.torture;
import io.offshoot.ops.torture.cluster.ClusterSettings;
import java.io.PrintWriter;
import java.nio.file.*;
import java.time.InstantSource;
public final class Try {
  private Try() {}
  public static void main(String[] a) throws Exception {
    Path f = Path.of(a[0]);
    TortureSettings s = TortureSettings.of(ClusterSettings.in(f), Long.parseLong(a[1]), Integer.parseInt(a[2]));
    if (a.length > 3) s = s.only(Integer.parseInt(a[3]));
    TortureReport r = new Torture(s, InstantSource.system(), new PrintWriter(System.out, true)).run();
    System.exit(r.allHold() ? 0 : 1);
  }
}
