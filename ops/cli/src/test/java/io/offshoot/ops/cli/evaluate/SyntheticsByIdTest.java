package io.offshoot.ops.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.flow.Synthetic;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SyntheticsByIdTest {
    private final SyntheticsById synthetics = new SyntheticsById();

    @Test
    void haveTheOrderOfTheirIdsInWhateverOrderTheyCame() throws IOException {
        synthetics.add(edit("wheat/2", 0.25));
        synthetics.add(edit("wheat/3", 0.75));
        synthetics.add(edit("wheat/1", 0.5));

        assertThat(synthetics.list()).extracting(Synthetic::strength).containsExactly(0.5, 0.25, 0.75);
    }

    @Test
    void keepTheirPixelsAndTheirSource() throws IOException {
        LabelledImage edit = edit("wheat/1", 0.5);

        synthetics.add(edit);

        assertThat(synthetics.list()).singleElement().satisfies(synthetic -> {
            assertThat(synthetic.sourceSha256()).isEqualTo("ab");
            assertThat(synthetic.picture()).isEqualTo(RgbImage.of(picture("wheat/1")));
        });
    }

    @Test
    void leaveOutRealPhotos() throws IOException {
        LabelledImage photo = edit("wheat/1", 0.5);
        photo.setProvenance(null);

        synthetics.add(photo);

        assertThat(synthetics.list()).isEmpty();
    }

    private static LabelledImage edit(String id, double strength) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture(id), "png", png);
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel("wheat")
                .setPayload(ByteBuffer.wrap(png.toByteArray()))
                .setContentType("image/png")
                .setProvenance(Provenance.newBuilder()
                        .setSourceImageId("1")
                        .setSourceSha256("ab")
                        .setEditIndex(0)
                        .setEditCount(4)
                        .setStrength(strength)
                        .setGuidanceScale(7.5)
                        .setNumInferenceSteps(50)
                        .setSeed(42)
                        .setPrompt("a photo of wheat")
                        .setConceptVersion(1)
                        .build())
                .build();
    }

    private static BufferedImage picture(String id) {
        BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 1, new Random(id.hashCode()).nextInt());
        return picture;
    }
}
