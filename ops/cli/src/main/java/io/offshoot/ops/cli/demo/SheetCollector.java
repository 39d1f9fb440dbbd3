package io.offshoot.ops.cli.demo;

import io.offshoot.ops.cli.sheet.SheetBlock;
import io.offshoot.ops.cli.sheet.SheetEdit;
import io.offshoot.ops.cli.sheet.SheetRow;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers thumbnails of photos and their edits for the contact sheet, a class at a time in order of names. */
final class SheetCollector {
    private final Map<String, Map<String, BufferedImage>> photos = new TreeMap<>();
    private final Map<String, List<SheetEdit>> edits = new HashMap<>();
    private final int cell;

    /** Thumbnails of at most {@code cell} pixels a side. */
    SheetCollector(int cell) {
        this.cell = cell;
    }

    /** Takes one image of the training topics. */
    void add(LabelledImage image, byte[] bytes) {
        BufferedImage thumbnail = Thumbnail.of(bytes, cell);
        Provenance provenance = image.getProvenance();
        if (provenance == null) {
            photos.computeIfAbsent(String.valueOf(image.getLabel()), label -> new TreeMap<>())
                    .put(image.getImageId(), thumbnail);
        } else {
            edits.computeIfAbsent(provenance.getSourceImageId(), id -> new ArrayList<>())
                    .add(new SheetEdit(provenance.getStrength(), thumbnail));
        }
    }

    /** A block a class; a photo without edits has a row of its own, too. */
    List<SheetBlock> blocks(Map<String, Concept> concepts) {
        return photos.entrySet().stream()
                .map(entry ->
                        new SheetBlock(entry.getKey(), note(concepts.get(entry.getKey())), rows(entry.getValue())))
                .toList();
    }

    private List<SheetRow> rows(Map<String, BufferedImage> sources) {
        return sources.entrySet().stream()
                .map(source -> new SheetRow(source.getValue(), edits.getOrDefault(source.getKey(), List.of())))
                .toList();
    }

    private static String note(@Nullable Concept concept) {
        return concept == null
                ? "no concept"
                : String.format(
                        Locale.ROOT,
                        "%s from %d photos, loss on held-out noise %.4f → %.4f",
                        concept.getToken(),
                        concept.getExampleImageIds().size(),
                        concept.getFirstLoss(),
                        concept.getLastLoss());
    }
}
