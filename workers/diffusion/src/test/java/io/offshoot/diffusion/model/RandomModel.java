package io.offshoot.diffusion.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import io.offshoot.diffusion.safetensors.TensorInfo;
import io.offshoot.diffusion.torchscript.ScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A whole diffusers folder of the SD 1.x shape with random weights, some hundred thousand of them, for tests that need a
 * model and not its knowledge: 16 x 16 pixels, latents of 8 x 8.
 *
 * <p>The names and shapes of the tensors are those that the networks ask for, so that other configurations need no list.
 */
public final class RandomModel {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String UNET = """
            {"sample_size": 8, "block_out_channels": [16, 32], "layers_per_block": 1, "norm_num_groups": 8,
             "cross_attention_dim": 32, "attention_head_dim": 2,
             "down_block_types": ["CrossAttnDownBlock2D", "DownBlock2D"],
             "up_block_types": ["UpBlock2D", "CrossAttnUpBlock2D"]}
            """;

    private static final String VAE = """
            {"sample_size": 16, "block_out_channels": [8, 16], "layers_per_block": 1, "norm_num_groups": 4,
             "down_block_types": ["DownEncoderBlock2D", "DownEncoderBlock2D"],
             "up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D"]}
            """;

    private static final String TEXT_ENCODER = """
            {"vocab_size": 514, "hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2,
             "num_attention_heads": 4, "max_position_embeddings": 77, "hidden_act": "quick_gelu", "eos_token_id": 2}
            """;

    private static final String SCHEDULER = """
            {"_class_name": "PNDMScheduler", "num_train_timesteps": 1000, "beta_schedule": "scaled_linear",
             "beta_start": 0.00085, "beta_end": 0.012, "skip_prk_steps": true, "set_alpha_to_one": false,
             "steps_offset": 1, "clip_sample": false}
            """;

    private static final String TOKENIZER = """
            {"bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>",
             "unk_token": "<|endoftext|>", "model_max_length": 77, "tokenizer_class": "CLIPTokenizer"}
            """;

    private static final String SECOND = "text_encoder_2";

    /** Twice 256 and the two that frame a text. */
    private static final int BYTE_TOKENS = 514;

    private final Random random;
    private final DType dtype;
    private final Map<String, ObjectNode> configs = new LinkedHashMap<>();

    /**
     * Prepares a model.
     *
     * @param seed what the weights follow from
     * @param dtype what they are stored as: F32, F16 or BF16
     */
    public RandomModel(long seed, DType dtype) {
        this.random = new Random(seed);
        this.dtype = dtype;
        configs.put("unet", json(UNET));
        configs.put("vae", json(VAE));
        configs.put("text_encoder", json(TEXT_ENCODER));
    }

    /** A model of the SDXL shape: two text encoders, the second with a projection, and their conditions added. */
    public static RandomModel xl(long seed) {
        RandomModel model = new RandomModel(seed, DType.F32);
        model.configs.put(SECOND, json(TEXT_ENCODER));
        return model.with(SECOND, "architectures", "[\"CLIPTextModelWithProjection\"]")
                .with(SECOND, "projection_dim", "12")
                .with("unet", "addition_embed_type", "\"text_time\"")
                .with("unet", "addition_time_embed_dim", "4")
                .with("unet", "projection_class_embeddings_input_dim", "36")
                .with("unet", "cross_attention_dim", "64")
                .with("unet", "transformer_layers_per_block", "[1, 2]");
    }

    /** The same with another value, given as JSON, in the configuration of a part. */
    public RandomModel with(String part, String key, String value) {
        configs.get(part).set(key, json("{\"value\": " + value + "}").get("value"));
        return this;
    }

    /** Writes the folder and gives it back. */
    public Path write(Path root) throws IOException {
        for (Map.Entry<String, ObjectNode> config : configs.entrySet()) {
            Path part = Files.createDirectories(root.resolve(config.getKey()));
            JSON.writeValue(part.resolve("config.json").toFile(), config.getValue());
        }
        ModelFolder folder = ModelFolder.open(root);
        weights(
                root.resolve("unet/diffusion_pytorch_model.safetensors"),
                asked -> new UNetModule(UNetConfig.read(folder.config("unet")), asked).build());
        weights(
                root.resolve("vae/diffusion_pytorch_model.safetensors"),
                asked -> new AutoencoderModule(AutoencoderConfig.read(folder.config("vae")), asked).build());
        for (String part : List.of("text_encoder", SECOND)) {
            if (configs.containsKey(part)) {
                weights(
                        root.resolve(part).resolve("model.safetensors"),
                        asked -> new TextModule(TextConfig.read(folder.config(part)), asked).build());
            }
        }
        Files.writeString(
                Files.createDirectories(root.resolve("scheduler")).resolve("scheduler_config.json"), SCHEDULER);
        Files.writeString(root.resolve("model_index.json"), "{\"_class_name\": \"StableDiffusionPipeline\"}");
        tokenizer(root.resolve("tokenizer"), BYTE_TOKENS);
        if (configs.containsKey(SECOND)) {
            tokenizer(root.resolve("tokenizer_2"), BYTE_TOKENS);
        }
        return root;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private void weights(Path file, NetworkSource.Blueprint blueprint) throws IOException {
        Asked asked = new Asked(new LinkedHashMap<>());
        blueprint.build(new Layers(asked, Precision.same(ScalarType.FLOAT32)));
        SafetensorsWriter writer = new SafetensorsWriter();
        asked.shapes.forEach((name, shape) -> add(writer, name, shape));
        writer.write(file);
    }

    private void add(SafetensorsWriter writer, String name, List<Long> shape) {
        long[] sizes = shape.stream().mapToLong(Long::longValue).toArray();
        int count = (int) shape.stream().reduce(1L, (a, b) -> a * b).longValue();
        int inputs = (int) (count / sizes[0]);
        boolean norm = sizes.length == 1 && name.endsWith(".weight");
        double deviation = sizes.length == 1 ? 0.05 : name.contains("embedding") ? 0.5 : 1 / Math.sqrt(inputs);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * deviation + (norm ? 1 : 0));
        }
        switch (dtype) {
            case F16 -> writer.halves(name, sizes, values);
            case BF16 -> writer.bfloats(name, sizes, values);
            default -> writer.floats(name, sizes, values);
        }
    }

    /**
     * Writes a tokenizer whose vocabulary is of bytes alone, each also as the end of a word, as CLIP's begins; tokens
     * that no text ever becomes fill it up to a size.
     */
    public static void tokenizer(Path folder, int size) throws IOException {
        ObjectNode vocabulary = JSON.createObjectNode();
        String letters = letters();
        letters.chars().forEach(letter -> vocabulary.put(Character.toString(letter), vocabulary.size()));
        letters.chars().forEach(letter -> vocabulary.put(Character.toString(letter) + "</w>", vocabulary.size()));
        while (vocabulary.size() < size - 2) {
            vocabulary.put("unused-" + vocabulary.size(), vocabulary.size());
        }
        vocabulary.put("<|startoftext|>", vocabulary.size());
        vocabulary.put("<|endoftext|>", vocabulary.size());
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve("vocab.json").toFile(), vocabulary);
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\n");
        Files.writeString(folder.resolve("tokenizer_config.json"), TOKENIZER);
    }

    /** The letter that stands for each byte: itself if it can be seen, else one from 256 on. */
    private static String letters() {
        StringBuilder letters = new StringBuilder();
        IntStream.range(0, 256).filter(RandomModel::isVisible).forEach(b -> letters.append((char) b));
        long hidden = IntStream.range(0, 256).filter(b -> !isVisible(b)).count();
        IntStream.range(256, 256 + (int) hidden).forEach(b -> letters.append((char) b));
        return letters.toString();
    }

    private static boolean isVisible(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
    }

    /** Has every tensor that is asked for, and remembers it; an archive is never written from it. */
    private record Asked(Map<String, List<Long>> shapes) implements TensorSource {

        @Override
        public Weights.Found require(String name, List<Long> shape) {
            shapes.put(name, shape);
            return new Weights.Found(null, new TensorInfo(name, DType.F32, shape, 0, 0));
        }

        @Override
        public boolean has(String name) {
            return false;
        }
    }
}
