package io.offshoot.ops.torture.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of a process that runs the Java and the class path of this one, with a small heap.
 *
 * @param main class to run
 * @param heapMib largest heap, in mebibytes
 * @param arguments settings of the process
 */
public record JavaCommand(String main, int heapMib, Map<String, ?> arguments) {

    /** The words of the command. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMib + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=torture-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        words.addAll(Arguments.words(arguments));
        return words;
    }
}
