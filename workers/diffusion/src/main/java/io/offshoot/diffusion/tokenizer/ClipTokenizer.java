package io.offshoot.diffusion.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.Djl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.LongStream;

/**
 * CLIP's tokenizer, read from a diffusers {@code tokenizer} folder; gives transformers' ids.
 *
 * <p>Every text becomes {@link #modelMaxLength} ids: begin token, at most that many less two, end token, padding. Safe
 * for use by several threads.
 */
public final class ClipTokenizer implements AutoCloseable {

    private static final Map<String, String> PLAIN = Map.of("truncation", "false", "padding", "false");

    private static final int CLIP_LENGTH = 77;

    /** A word between the two tokens that frame it. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 10_000;

    private final HuggingFaceTokenizer tokenizer;
    private final SpecialIds special;
    private final Set<String> words = new HashSet<>();
    private final int vocabularySize;
    private final int modelMaxLength;

    private ClipTokenizer(TokenizerFolder folder) throws IOException {
        Djl.stayOffline();
        byte[] json = new TokenizerJson(folder).build().toString().getBytes(StandardCharsets.UTF_8);
        this.special = SpecialIds.of(folder);
        folder.vocabulary().fieldNames().forEachRemaining(words::add);
        this.vocabularySize = vocabularySize(folder);
        this.modelMaxLength = modelMaxLength(folder);
        this.tokenizer = tokenizer(folder, json);
    }

    /**
     * Reads vocab.json, merges.txt, tokenizer_config.json and special_tokens_map.json; the last two may be missing.
     *
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when a file is damaged; the message names it
     */
    public static ClipTokenizer load(Path folder) throws IOException {
        return new ClipTokenizer(TokenizerFolder.read(folder));
    }

    /** The number of ids of the vocabulary; placeholders have the ids from here on. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /** The number of ids that every text is brought to, 77 for Stable Diffusion. */
    public int modelMaxLength() {
        return modelMaxLength;
    }

    /** The ids of texts without placeholders. */
    public TokenIds encode(List<String> texts) {
        return encode(texts, List.of());
    }

    /**
     * The ids of texts in which placeholders may stand.
     *
     * @param placeholders such as {@code <wheat>}; the first has the id {@link #vocabularySize}, the next one more
     */
    public TokenIds encode(List<String> texts, List<String> placeholders) {
        Placeholders known = new Placeholders(placeholders, vocabularySize);
        List<long[]> rows = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (String text : texts) {
            long[] ids = split(text, known);
            int kept = Math.min(ids.length, modelMaxLength - 2);
            rows.add(special.frame(ids, kept, modelMaxLength));
            lengths.add(kept + 2);
        }
        return new TokenIds(rows, lengths);
    }

    /** Whether the vocabulary holds this token as it is, so that no placeholder may be called so. */
    public boolean isWord(String token) {
        return words.contains(token.toLowerCase(Locale.ROOT));
    }

    /**
     * The ids of one word or several, without begin and end.
     *
     * @throws IllegalArgumentException when nothing is left of them
     */
    public long[] idsOf(String words) {
        long[] ids = plain(words);
        if (ids.length == 0) {
            throw new IllegalArgumentException("'" + words + "' has no token in this vocabulary; use a word");
        }
        return ids;
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private long[] split(String text, Placeholders placeholders) {
        LongStream ids = LongStream.empty();
        Matcher matcher = placeholders.pattern().matcher(text);
        int position = 0;
        while (matcher.find()) {
            LongStream before = LongStream.of(plain(text.substring(position, matcher.start())));
            ids = LongStream.concat(ids, LongStream.concat(before, LongStream.of(placeholders.idOf(matcher.group()))));
            position = matcher.end();
        }
        return LongStream.concat(ids, LongStream.of(plain(text.substring(position))))
                .toArray();
    }

    private long[] plain(String text) {
        return tokenizer.encode(text, false, false).getIds();
    }

    private static HuggingFaceTokenizer tokenizer(TokenizerFolder folder, byte[] json) throws IOException {
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), PLAIN);
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(
                    "vocab.json and merges.txt in " + folder.path() + " cannot be used together: " + reason, e);
        }
    }

    private static int vocabularySize(TokenizerFolder folder) {
        return folder.addedTokens().keySet().stream()
                .mapToInt(id -> id + 1)
                .reduce(folder.vocabulary().size(), Math::max);
    }

    /** transformers writes a number of thirty digits where there is no limit; Stable Diffusion has one in any case. */
    private static int modelMaxLength(TokenizerFolder folder) {
        JsonNode length = folder.config().path("model_max_length");
        if (!length.isInt()) {
            return CLIP_LENGTH;
        }
        if (length.asInt() < SHORTEST || length.asInt() > LONGEST) {
            throw folder.faultInConfig(
                    "model_max_length must be from " + SHORTEST + " to " + LONGEST + ", was " + length);
        }
        return length.asInt();
    }
}
