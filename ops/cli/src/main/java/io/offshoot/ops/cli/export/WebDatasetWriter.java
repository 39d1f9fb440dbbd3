package io.offshoot.ops.cli.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.EmptyFolder;
import io.offshoot.schemas.avro.LabelledImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes images as tar files that Python's webdataset reads: per sample the image ({@code jpg}, {@code png} or {@code
 * webp}), {@code cls} with the number of its class, {@code json} with the columns of the manifest, and {@code mask.png}
 * where there is a mask. Line n of {@code classes.txt} is class n, counted from 0.
 */
final class WebDatasetWriter implements ExportWriter {
    static final int SAMPLES_PER_SHARD = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final TarShards shards;
    private final List<String> classes = new ArrayList<>();

    private WebDatasetWriter(Path root, TarShards shards) {
        this.root = root;
        this.shards = shards;
    }

    static WebDatasetWriter open(Path root, int samplesPerShard) {
        try {
            EmptyFolder.create(root);
            return new WebDatasetWriter(root, new TarShards(root, samplesPerShard));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(LabelledImage image) {
        try {
            shards.write(files(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            shards.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> files(LabelledImage image) throws IOException {
        if (!(image.getPayload() instanceof ByteBuffer payload)) {
            throw new CommandFailure("image " + image.getImageId()
                    + " is kept elsewhere and cannot go into a tar file; use --format folders, which lists it.");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(ImagePaths.ending(image).substring(1), bytes(payload));
        files.put("cls", String.valueOf(number(image)).getBytes(StandardCharsets.UTF_8));
        files.put("json", JSON.writeValueAsBytes(Manifest.fields(image)));
        if (image.getMask() != null) {
            files.put("mask.png", bytes(image.getMask()));
        }
        return files;
    }

    /** Classes are numbered as they come, and listed at once: a reader may look at shards while others are written. */
    private int number(LabelledImage image) throws IOException {
        String label = Objects.requireNonNullElse(image.getLabel(), "unlabelled");
        int known = classes.indexOf(label);
        if (known >= 0) {
            return known;
        }
        classes.add(label);
        Files.write(root.resolve("classes.txt"), classes);
        return classes.size() - 1;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] content = new byte[buffer.remaining()];
        buffer.duplicate().get(content);
        return content;
    }
}
