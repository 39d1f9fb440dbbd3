package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.model.OutOfMemory;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Turns rows that are denoised into pictures, several of one size at once. */
final class Decoding {

    private final LatentCodec codec;
    private final NDManager parent;

    Decoding(LatentCodec codec, NDManager parent) {
        this.codec = codec;
        this.parent = parent;
    }

    /** Decodes rows of any sizes and tells their submissions. */
    void decode(List<EditRow> rows) {
        List<EditRow> wanted = rows.stream().filter(row -> !row.isCancelled()).toList();
        rows.stream()
                .filter(row -> !wanted.contains(row))
                .forEach(row -> row.failed(new CancellationException("nobody waits for this edit any more")));
        wanted.stream()
                .collect(Collectors.groupingBy(row -> row.kind().picture()))
                .values()
                .forEach(this::decodeChunk);
    }

    /** One after the other where all at once do not fit into memory. */
    private void decodeChunk(List<EditRow> rows) {
        try {
            List<DecodedPicture> pictures = pictures(rows);
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).ticket().finished(rows.get(i).index(), pictures.get(i));
            }
        } catch (RuntimeException | Error failure) {
            if (rows.size() > 1 && OutOfMemory.isCause(failure)) {
                rows.forEach(row -> decodeChunk(List.of(row)));
            } else {
                rows.forEach(row -> row.failed(failure));
            }
        }
    }

    private List<DecodedPicture> pictures(List<EditRow> rows) {
        try (NDManager scope = parent.newSubManager()) {
            NDArray latents = NDArrays.concat(
                    new NDList(rows.stream().map(RunningRow::result).toList()));
            latents.attach(scope);
            return LatentCodec.pictures(codec.decode(latents));
        }
    }
}
