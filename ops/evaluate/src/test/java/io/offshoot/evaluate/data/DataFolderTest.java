package io.offshoot.evaluate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.evaluate.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path root;

    @Test
    void aSubFolderIsAClass() throws IOException {
        write("fat_hen", 1);
        write("maize", 2);

        Pools pools = new DataFolder(root, LabelMap.NONE).read();

        assertThat(pools.classes()).containsExactly("fat hen", "maize");
        assertThat(pools.test()).isEmpty();
    }

    @Test
    void keepsTrainAndTestApartWhereTheFolderDoes() throws IOException {
        write("train/fat_hen", 1);
        write("train/maize", 2);
        write("test/fat_hen", 3);
        write("test/maize", 4);

        Pools pools = new DataFolder(root, LabelMap.NONE).read();

        assertThat(pools.train()).extracting(Photo::name).containsExactly("train/fat_hen/1.png", "train/maize/2.png");
        assertThat(pools.test()).extracting(Photo::name).containsExactly("test/fat_hen/3.png", "test/maize/4.png");
    }

    @Test
    void aLabelMapMakesAnotherTaskOfTheSamePhotos() throws IOException {
        write("fat_hen", 1);
        write("charlock", 2);
        write("maize", 3);

        Pools pools = new DataFolder(root, new LabelMap(Map.of("fat hen", "weed", "charlock", "weed", "maize", "crop")))
                .read();

        assertThat(pools.classes()).containsExactly("crop", "weed");
    }

    @Test
    void refusesAFolderThatTheLabelMapForgot() throws IOException {
        write("fat_hen", 1);

        assertThatThrownBy(() -> new DataFolder(root, new LabelMap(Map.of("maize", "crop"))).read())
                .hasMessage("the folder fat hen has no line folder = class; add one, or take it away.");
    }

    @Test
    void refusesASingleClass() throws IOException {
        write("fat_hen", 1);

        assertThatThrownBy(() -> new DataFolder(root, LabelMap.NONE).read()).hasMessageContaining("at least two");
    }

    @Test
    void namesAPhotoThatCannotBeDecoded() throws IOException {
        write("maize", 1);
        Files.writeString(root.resolve("maize/broken.jpg"), "no picture");

        assertThatThrownBy(() -> new DataFolder(root, LabelMap.NONE).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("maize/broken.jpg");
    }

    private void write(String folder, long seed) throws IOException {
        Path into = Files.createDirectories(root.resolve(folder));
        Files.write(into.resolve(seed + ".png"), Scenes.photo("green", seed).bytes());
    }
}
