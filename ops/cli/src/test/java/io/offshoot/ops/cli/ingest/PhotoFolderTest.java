package io.offshoot.ops.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.cli.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFolderTest {
    @TempDir
    Path root;

    @Test
    void subFoldersAreClassesAndNamesAreSorted() throws IOException {
        files("wheat/b.jpg", "wheat/a.jpg", "maize/c.png");

        PhotoFolder folder = PhotoFolder.list(root);

        assertThat(folder.photos())
                .extracting(photo -> photo.label() + ":" + photo.name())
                .containsExactly("maize:c.png", "wheat:a.jpg", "wheat:b.jpg");
    }

    @Test
    void nastyNamesAreTakenAsTheyAre() throws IOException {
        files("sugar beet (young)/it's 100% \"fresh\" #1.jpg", "Mais/Übergröße 🌽.JPG", "w/-rf.jpg", "w/no ending");

        PhotoFolder folder = PhotoFolder.list(root);

        assertThat(folder.photos())
                .extracting(PhotoFile::name)
                .containsExactly("Übergröße 🌽.JPG", "it's 100% \"fresh\" #1.jpg", "-rf.jpg", "no ending");
        assertThat(folder.photos().get(1).label()).isEqualTo("sugar beet (young)");
    }

    @Test
    void aNameInEitherUnicodeFormIsTheSameClass() throws IOException {
        files("Ma\u0308hre/a.jpg");

        PhotoFolder folder = PhotoFolder.list(root);

        assertThat(folder.photos()).extracting(PhotoFile::label).containsExactly("M\u00e4hre");
    }

    @Test
    void hiddenFilesAreLeftOut() throws IOException {
        files("wheat/.DS_Store", "wheat/.thumbs/a.jpg", ".git/config", "wheat/a.jpg");

        PhotoFolder folder = PhotoFolder.list(root);

        assertThat(folder.photos()).extracting(PhotoFile::name).containsExactly("a.jpg");
    }

    @Test
    void aMaskGoesWithItsPhoto() throws IOException {
        files("wheat/a.jpg", "wheat/a.mask.png", "wheat/b.jpg");

        PhotoFolder folder = PhotoFolder.list(root);

        assertThat(folder.photos()).extracting(PhotoFile::mask).containsExactly(root.resolve("wheat/a.mask.png"), null);
    }

    @Test
    void foldersInsideAClassBelongToIt() throws IOException {
        files("wheat/day 1/a.jpg", "wheat/day 2/a.jpg");

        PhotoFolder folder = PhotoFolder.list(root);

        assertThat(folder.photos())
                .extracting(photo -> photo.label() + ":" + photo.name())
                .containsExactly("wheat:day 1/a.jpg", "wheat:day 2/a.jpg");
    }

    @Test
    void photosBesideTheClassesHaveNoLabelAndOtherFilesThereAreNoPhotos() throws IOException {
        files("stray.jpg", "index.csv", "wheat/a.jpg");

        PhotoFolder folder = PhotoFolder.list(root);

        assertThat(folder.photos()).extracting(PhotoFile::label).containsExactly("wheat", null);
    }

    @Test
    void foldersOfSplitsAreRefusedBecauseTheHoldOutWouldBecomeAClass() throws IOException {
        files("train/wheat/a.jpg", "test/wheat/b.jpg");

        assertThatThrownBy(() -> PhotoFolder.list(root))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--split test");
    }

    @Test
    void aLinkThatLoopsIsAWarning() throws IOException {
        files("wheat/a.jpg");
        Files.createSymbolicLink(root.resolve("wheat/again"), root.resolve("wheat"));

        PhotoFolder folder = PhotoFolder.list(root);

        assertThat(folder.photos()).hasSize(1);
        assertThat(folder.warnings()).singleElement().asString().contains("again");
    }

    @Test
    void aMissingFolderIsAFailure() {
        assertThatThrownBy(() -> PhotoFolder.list(root.resolve("nowhere")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("nowhere");
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }
}
