package io.offshoot.ops.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWriterTest {
    @TempDir
    Path root;

    @Test
    void realAndSyntheticImagesGoApart() {
        try (FolderWriter writer = FolderWriter.open(root)) {
            writer.write(Images.real("wheat/1", "wheat"));
            writer.write(Images.synthetic("edit-1", "wheat", "a photo of <wheat>"));
        }

        assertThat(root.resolve("real/wheat/1.jpg")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(root.resolve("synthetic/wheat/edit-1.png")).exists();
    }

    @Test
    void namesNeverLeadOutOfTheFolder() throws IOException {
        Path out = root.resolve("out");
        try (FolderWriter writer = FolderWriter.open(out)) {
            writer.write(Images.real("../../../escaped", "../.."));
        }

        try (var files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2).allMatch(file -> file.startsWith(out));
        }
    }

    @Test
    void theManifestTellsHowEachImageWasMade() throws IOException {
        try (FolderWriter writer = FolderWriter.open(root)) {
            writer.write(Images.synthetic("edit-1", "wheat", "a \"photo\", of\n<wheat>"));
        }

        String manifest = Files.readString(root.resolve("manifest.csv"));
        assertThat(manifest)
                .startsWith("file,kind,label,image_id,")
                .contains("synthetic/wheat/edit-1.png,synthetic,wheat,edit-1,TRAIN")
                .contains(",1,2,4,0.25,7.5,50,-1,,42,\"a \"\"photo\"\", of\n<wheat>\",,1,0,");
    }

    @Test
    void everyRowHasAllColumns() {
        List<String> rows = List.of(
                Manifest.row("a", Images.real("1", "wheat")),
                Manifest.row("b", Images.synthetic("2", "wheat", "plain")));

        assertThat(rows).allSatisfy(row -> assertThat(row.split(",", -1)).hasSameSizeAs(Manifest.COLUMNS));
    }

    @Test
    void anImageThatLiesElsewhereGetsARowWithoutAFile() throws IOException {
        LabelledImage elsewhere = LabelledImage.newBuilder(Images.real("1", "wheat"))
                .setPayload(new PayloadReference("s3://bucket/1.jpg", "ab", 3L))
                .build();

        try (FolderWriter writer = FolderWriter.open(root)) {
            writer.write(elsewhere);
        }

        assertThat(Files.readAllLines(root.resolve("manifest.csv")).get(1)).startsWith(",real,wheat,1,");
        assertThat(root.resolve("real")).doesNotExist();
    }

    @Test
    void aFolderWithSomethingInItIsRefused() throws IOException {
        Files.writeString(root.resolve("thesis.txt"), "precious");

        assertThatThrownBy(() -> FolderWriter.open(root))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("not empty");
    }
}
