package io.offshoot.diffusion.truesize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.safetensors.HalfFloat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;

/**
 * A diffusers folder with the configurations and the tensors' names and shapes of a published checkpoint and random
 * float16 weights. They are streamed: no tensor is held in memory.
 *
 * @param manifest where the configurations and lists are
 */
record TrueSizeFolder(Path manifest) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> NETWORKS = List.of("text_encoder", "unet", "vae");

    private static final int CHUNK = 1 << 15;

    /** Writes the folder; its tokenizer knows bytes only and is filled up to the text encoder's vocabulary. */
    Path write(Path root) throws IOException {
        for (String part : NETWORKS) {
            Files.createDirectories(root.resolve(part));
            copy(part + "/config.json", root);
            String name = part.equals("text_encoder") ? "model" : "diffusion_pytorch_model";
            weights(
                    root.resolve(part).resolve(name + ".safetensors"),
                    json(part + "/manifest.json").path("shapes"));
        }
        Files.createDirectories(root.resolve("scheduler"));
        copy("scheduler/scheduler_config.json", root);
        copy("model_index.json", root);
        RandomModel.tokenizer(
                root.resolve("tokenizer"),
                json("text_encoder/config.json").path("vocab_size").asInt());
        return root;
    }

    /** How many parameters the published network has. */
    long parameters(String part) throws IOException {
        return json(part + "/manifest.json").path("parameters").asLong();
    }

    private JsonNode json(String name) throws IOException {
        return JSON.readTree(manifest.resolve(name).toFile());
    }

    private void copy(String name, Path root) throws IOException {
        Files.copy(manifest.resolve(name), root.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void weights(Path file, JsonNode shapes) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        long offset = 0;
        for (Map.Entry<String, JsonNode> tensor : shapes.properties()) {
            long end = offset + 2 * count(tensor.getValue());
            ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "F16");
            entry.set("shape", tensor.getValue());
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] text = JSON.writeValueAsBytes(header);
        SplittableRandom random = new SplittableRandom(1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(text.length)
                    .array());
            out.write(text);
            for (Map.Entry<String, JsonNode> tensor : shapes.properties()) {
                tensor(tensor.getKey(), tensor.getValue(), random, out);
            }
        }
    }

    /** Uniform values that keep the scale of what goes through: about one over the root of the inputs. */
    private static void tensor(String name, JsonNode shape, SplittableRandom random, OutputStream out)
            throws IOException {
        long count = count(shape);
        boolean vector = shape.size() == 1;
        float middle = vector && name.endsWith(".weight") ? 1 : 0;
        double inputs = (double) count / shape.get(0).asLong();
        float width = vector ? 0.02f : (float) Math.sqrt(3 / inputs);
        byte[] bytes = new byte[2 * CHUNK];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (long from = 0; from < count; from += CHUNK) {
            int length = (int) Math.min(CHUNK, count - from);
            buffer.clear();
            for (int i = 0; i < length; i++) {
                float unit = (random.nextInt() >> 8) / (float) (1 << 23);
                buffer.putShort(HalfFloat.fromFloat(middle + width * unit));
            }
            out.write(bytes, 0, 2 * length);
        }
    }

    private static long count(JsonNode shape) {
        return StreamSupport.stream(shape.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .reduce(1, Math::multiplyExact);
    }
}
