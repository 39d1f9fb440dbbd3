package io.offshoot.diffusion.conceptfile;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.torchscript.Pickle;
import io.offshoot.diffusion.torchscript.ScalarType;
import io.offshoot.diffusion.torchscript.StoredZip;
import io.offshoot.diffusion.torchscript.TensorData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes the file that AUTOMATIC1111's web UI saves when it has trained an embedding, so that {@code torch.load} reads it. */
final class A1111Writer {

    private static final String FOLDER = "embedding/";

    /** The id of {@code *} in CLIP's vocabulary, which the web UI puts beside the vectors and never reads. */
    private static final long STAR = 265;

    private A1111Writer() {}

    static void write(Path path, ConceptVectors concept) throws IOException {
        TensorData vectors =
                new Vectors(Arrays.stream(ConceptFiles.shape(concept)).boxed().toList(), concept.flat());
        try (StoredZip zip = new StoredZip(Files.newOutputStream(path))) {
            zip.add(FOLDER + "data.pkl", pickle(concept.placeholder(), vectors));
            zip.add(FOLDER + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            zip.add(FOLDER + "data/0", vectors::writeTo);
            zip.add(FOLDER + "version", "3\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] pickle(String token, TensorData vectors) {
        Pickle pickle = new Pickle().emptyDict().mark();
        pickle.text("string_to_token").emptyDict().mark().text("*").whole(STAR).setItems();
        pickle.text("string_to_param")
                .emptyDict()
                .mark()
                .text("*")
                .tensor(vectors, 0)
                .setItems();
        pickle.text("name").text(token).text("step").none();
        pickle.text("sd_checkpoint").none().text("sd_checkpoint_name").none();
        return pickle.setItems().stop();
    }

    /** All vectors as one tensor. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Vectors(List<Long> shape, float[] values) implements TensorData {

        @Override
        public ScalarType type() {
            return ScalarType.FLOAT32;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            out.write(bytes.array());
        }
    }
}
