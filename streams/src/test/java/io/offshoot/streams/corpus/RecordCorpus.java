package io.offshoot.streams.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.Photos;
import io.offshoot.streams.TestImages;
import io.offshoot.streams.corpus.CorpusInput.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Some hundred records that sensors, other programs and faulty links put on the topic of images, all from one seed. */
final class RecordCorpus {
    private static final int CUTS = 32;
    private static final int FLIPS = 64;
    private static final int BLANKS = 16;
    private static final int NOISES = 16;

    /** Magic byte and number of the schema. */
    private static final int ENVELOPE = 5;

    /** How Avro writes a length of two thousand million. */
    private static final int[] HUGE = {0xfe, 0xff, 0xff, 0xff, 0x0f};

    /** How Avro writes a length below nothing. */
    private static final int[] NEGATIVE = {0xff, 0xff, 0xff, 0xff, 0x0f};

    private final long seed;
    private final Topics topics;
    private final List<CorpusRecord> records = new ArrayList<>();

    private RecordCorpus(Topics topics, long seed) {
        this.topics = topics;
        this.seed = seed;
    }

    static List<CorpusRecord> of(Topics topics, long seed) {
        RecordCorpus corpus = new RecordCorpus(topics, seed);
        byte[] event = bytes(
                topics.images(),
                Photos.builder("leaf", TestImages.jpeg(seed))
                        .setMetadata(Map.of("camera", "north gate", "row", "7"))
                        .build());
        corpus.add("whole", Outcome.RESULT, event);
        corpus.damage(event);
        corpus.falseLengths(event);
        corpus.envelopes(event);
        corpus.foreign();
        return List.copyOf(corpus.records);
    }

    private void damage(byte[] event) {
        for (int cut = 1; cut < CUTS; cut++) {
            add("%d/%d of it".formatted(cut, CUTS), Outcome.DEAD_LETTER, Damage.cutOff(event, cut / (double) CUTS));
        }
        for (int flip = 0; flip < FLIPS; flip++) {
            add("bits flipped " + flip, Outcome.EITHER, Damage.flippedBits(event, seed + flip));
        }
        for (int blank = 0; blank < BLANKS; blank++) {
            add("blanked " + blank, Outcome.EITHER, Damage.blanked(event, seed + blank));
        }
    }

    /** At every place of the first fields, where lengths of texts, maps and bytes are among them. */
    private void falseLengths(byte[] event) {
        for (int at = ENVELOPE; at < ENVELOPE + 40; at++) {
            add("huge length at " + at, Outcome.EITHER, Damage.overwritten(event, at, HUGE));
            add("negative length at " + at, Outcome.EITHER, Damage.overwritten(event, at, NEGATIVE));
        }
    }

    private void envelopes(byte[] event) {
        add("magic byte 1", Outcome.DEAD_LETTER, Damage.overwritten(event, 0, 1));
        add("schema 0", Outcome.DEAD_LETTER, Damage.overwritten(event, 1, 0, 0, 0, 0));
        add("schema below 0", Outcome.DEAD_LETTER, Damage.overwritten(event, 1, 255, 255, 255, 255));
        add("schema of two thousand million", Outcome.DEAD_LETTER, Damage.overwritten(event, 1, 127, 255, 255, 255));
        for (int bytes = 0; bytes <= ENVELOPE; bytes++) {
            add("%d bytes".formatted(bytes), Outcome.DEAD_LETTER, Damage.cutOff(event, (bytes + 0.5) / event.length));
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int noise = 0; noise < NOISES; noise++) {
            byte[] filled = event.clone();
            for (int at = ENVELOPE; at < filled.length; at++) {
                filled[at] = (byte) random.nextInt();
            }
            add("noise behind the envelope " + noise, Outcome.EITHER, filled);
        }
    }

    private void foreign() {
        AugmentationPolicy policy = AugmentationPolicy.newBuilder().build();
        add("a policy", Outcome.DEAD_LETTER, bytes(topics.policies(), policy));
        add("a concept", Outcome.DEAD_LETTER, bytes(topics.concepts(), Photos.concept("wheat", 1)));
        add("json", Outcome.DEAD_LETTER, "{\"imageId\": \"leaf\", \"label\": \"wheat\"}".getBytes(UTF_8));
        add("text", Outcome.DEAD_LETTER, "a leaf of wheat".getBytes(UTF_8));
        add("a bare jpeg", Outcome.DEAD_LETTER, TestImages.jpeg(seed));
        add("avro without envelope", Outcome.DEAD_LETTER, withoutEnvelope());
    }

    private byte[] withoutEnvelope() {
        LabelledImage image = Photos.train("wheat", 3);
        byte[] event = bytes(topics.images(), image);
        return Arrays.copyOfRange(event, ENVELOPE, event.length);
    }

    private void add(String name, Outcome outcome, byte[] value) {
        records.add(new CorpusRecord(name, outcome, value));
    }

    private static <V> byte[] bytes(Topic<?, V> topic, V value) {
        return topic.valueSerde().serializer().serialize(topic.name(), value);
    }
}
