package io.offshoot.ops.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.ops.cli.ingest.PhotoFolder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    private final CommandLineFixture offshoot = new CommandLineFixture();

    @Test
    void writesAFolderThatIngestReads(@TempDir Path folder) {
        int exitCode =
                offshoot.run("simulate", "--species", "2", "--photos", "4", "--size", "32", "--out", folder.toString());

        assertThat(exitCode).isZero();
        assertThat(PhotoFolder.list(folder).photos())
                .hasSize(4)
                .allMatch(photo -> photo.mask() != null)
                .extracting(PhotoFile::label)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .satisfies(labels -> assertThat(Set.copyOf(labels)).hasSize(2));
    }

    @Test
    void anEndlessFolderIsWrongUsage(@TempDir Path folder) {
        int exitCode = offshoot.run("simulate", "--out", folder.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("--out needs a number of --photos");
    }

    @Test
    void tooManySpeciesAreWrongUsage() {
        int exitCode = offshoot.run("simulate", "--species", "100000");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("species");
    }
}
