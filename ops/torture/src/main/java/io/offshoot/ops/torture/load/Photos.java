package io.offshoot.ops.torture.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offshoot.ops.torture.ledger.Fate;
import io.offshoot.ops.torture.ledger.Photo;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The photos of a load: of each class some, one of them twice, one of them in another class as well, one for testing only,
 * and some that nobody can accept.
 */
final class Photos {

    private final Load load;
    private final Topics topics;
    private final SplittableRandom random;

    Photos(Load load, Topics topics) {
        this.load = load;
        this.topics = topics;
        this.random = new SplittableRandom(load.seed());
    }

    List<Item> all() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < load.classes(); i++) {
            String label = label(i);
            for (int j = 0; j < load.photosPerClass(); j++) {
                String id = label + "-photo-" + j;
                byte[] png = Pictures.png(random);
                Split split = j == load.photosPerClass() - 1 ? Split.TEST : Split.TRAIN;
                items.add(photo(id, label, split, png));
                if (j == 1) {
                    items.add(photo(id + "-copy", label, split, png));
                }
                if (j == 2) {
                    items.add(photo(id, label(i + 1), split, png));
                }
            }
            items.addAll(poison(label));
        }
        return items;
    }

    private String label(int number) {
        return load.name() + "-class-" + number % load.classes();
    }

    private Item photo(String id, String label, Split split, byte[] png) {
        Photo photo = new Photo(label, Pictures.sha256(png));
        Fate fate = split == Split.TRAIN ? Fate.EDITED : Fate.HELD_OUT;
        return new Item(
                topics.images().name(),
                label.getBytes(UTF_8),
                bytes(image(id, label, png).setSplit(split)),
                (expectations, at) -> expectations.photo(at, photo, fate));
    }

    private List<Item> poison(String label) {
        byte[] png = Pictures.png(random);
        byte[] truncated = Arrays.copyOf(png, png.length / 2);
        byte[] noImage = new byte[64];
        random.nextBytes(noImage);
        return List.of(
                poison(bytes(image(label + "-truncated", label, truncated))),
                poison(bytes(image(label + "-noise", label, noImage))),
                poison(bytes(image(label + "-wrong-hash", label, png).setSha256("0".repeat(64)))),
                poison(bytes(image(label + "-no-label", label, png).setLabel(null))),
                poison(noImage),
                Item.poison(topics.images().name(), label.getBytes(UTF_8), null));
    }

    private Item poison(byte[] value) {
        return Item.poison(topics.images().name(), load.name().getBytes(UTF_8), value);
    }

    private byte[] bytes(LabelledImage.Builder image) {
        return topics.images()
                .valueSerde()
                .serializer()
                .serialize(topics.images().name(), image.build());
    }

    private static LabelledImage.Builder image(String id, String label, byte[] payload) {
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel(label)
                .setPayload(ByteBuffer.wrap(payload))
                .setSource("torture");
    }
}
