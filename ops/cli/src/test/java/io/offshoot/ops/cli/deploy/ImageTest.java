package io.offshoot.ops.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.Main;
import io.offshoot.ops.cli.metrics.ShippedFiles;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What ops/cli/pom.xml tells Jib about the image. */
class ImageTest {
    @Test
    void theImageRunsTheSameClassAsTheLauncher() throws Exception {
        String entryPoint = jib("container/mainClass");

        assertThat(entryPoint).isEqualTo(Main.class.getName());
        assertThat(launcher("(\\S+) \"\\$@\"")).isEqualTo(entryPoint);
    }

    @Test
    void theImageGivesTheMachineTheSettingsOfTheLauncher() throws Exception {
        String[] tunables = jib("container/environment/GLIBC_TUNABLES").split(":", -1);
        String launcher = ShippedFiles.text("offshoot").replace("$malloc", "glibc.malloc");

        assertThat(tunables)
                .hasSize(5)
                .allSatisfy(tunable -> assertThat(launcher).contains(tunable));
        assertThat(jib("container/environment/OMP_WAIT_POLICY"))
                .isEqualTo(launcher("OMP_WAIT_POLICY=\\$\\{OMP_WAIT_POLICY:-(\\w+)}"));
    }

    @Test
    void composeRunsTheImageThatIsBuilt() throws Exception {
        String version = xpath(Path.of("pom.xml"), "/project/version");

        assertThat(jib("to/image")).isEqualTo("offshoot:${project.version}");
        assertThat(ComposeFile.ROLES)
                .allSatisfy(role -> assertThat(ComposeFile.read().image(role)).isEqualTo("offshoot:" + version));
    }

    @Test
    void theModelThatShipsLiesWhereTheCommandsLookForIt() throws Exception {
        String home = jib("container/jvmFlags/jvmFlag[starts-with(., '-Doffshoot.home=')]");

        assertThat(jib("extraDirectories/paths/path[contains(from, 'embedded-model')]/into"))
                .isEqualTo(home.substring(home.indexOf('=') + 1) + "/ops/embedded-model");
    }

    private static String launcher(String pattern) {
        return Pattern.compile(pattern)
                .matcher(ShippedFiles.text("offshoot"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String jib(String path) throws Exception {
        return xpath(Path.of("ops/cli/pom.xml"), "//plugin[artifactId='jib-maven-plugin']/configuration/" + path);
    }

    private static String xpath(Path file, String path) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ShippedFiles.ROOT.resolve(file).toFile());
        return XPathFactory.newInstance().newXPath().evaluate(path, pom).strip();
    }
}
