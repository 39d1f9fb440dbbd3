package io.offshoot.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.offshoot.simulator.species.Species;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderFolderTest {

    @TempDir
    Path folder;

    @Test
    void fillsAFolderPerSpecies() throws IOException {
        RenderFolder.main(arguments());

        assertThat(folder.resolve(Species.of(6).slug())).isDirectoryContaining("glob:**0001.jpg");
    }

    @Test
    void listsEveryPhotoInTheManifest() throws IOException {
        RenderFolder.main(arguments());

        assertThat(Files.readAllLines(folder.resolve("manifest.csv")))
                .hasSize(5)
                .allMatch(line -> line.split(",").length == 8);
    }

    @Test
    void refusesSpeciesBeyondTheTrainingRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenderSettings.parse("--out", "x", "--species-from", "999999", "--species", "3"))
                .withMessage("--species-from and --species must stay within species 1 to 1000000");
    }

    @Test
    void refusesAnUnknownOption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenderSettings.parse("--output", "x"))
                .withMessage("--output is no option or lacks its value");
    }

    @Test
    void rendersCloseUpsOnSand() throws IOException {
        RenderFolder.main((String.join(" ", arguments()) + " --approach close-up").split(" "));

        assertThat(Files.readAllLines(folder.resolve("manifest.csv")))
                .filteredOn(line -> line.contains(",sand,"))
                .hasSize(4);
    }

    @Test
    void rendersGrassesOnly() throws IOException {
        RenderFolder.main((String.join(" ", arguments()) + " --grass true").split(" "));

        assertThat(Files.readAllLines(folder.resolve("manifest.csv")))
                .filteredOn(line -> line.contains(",linear,") && line.contains(",grass-like tuft,"))
                .hasSize(4);
    }

    @Test
    void refusesGrassThatIsNeitherTrueNorFalse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenderSettings.parse("--out", "x", "--grass", "yes"))
                .withMessage("--grass is true or false, was yes");
    }

    @Test
    void refusesAnUnknownApproach() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenderSettings.parse("--out", "x", "--approach", "macro"))
                .withMessage("--approach is whole-plant, close-up or close-stand, was macro");
    }

    private String[] arguments() {
        return ("--out " + folder + " --species-from 5 --species 2 --photos-per-species 2 --size 32").split(" ");
    }
}
