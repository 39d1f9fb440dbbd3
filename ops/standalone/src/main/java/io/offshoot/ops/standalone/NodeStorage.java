package io.offshoot.ops.standalone;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a node keeps what it has.
 *
 * @param data folder that keeps everything between starts; empty for a temporary one
 * @param checkpoints folder of trainings and of what they learned; empty for one in {@code data}
 */
public record NodeStorage(Optional<Path> data, Optional<Path> checkpoints) {
    /** Nothing outlives the node. */
    public static final NodeStorage TEMPORARY = new NodeStorage(Optional.empty(), Optional.empty());

    /** Everything in this folder. */
    public static NodeStorage in(Path data) {
        return new NodeStorage(Optional.of(data), Optional.empty());
    }

    /** The same with trainings kept elsewhere. */
    public NodeStorage withCheckpoints(Path folder) {
        return new NodeStorage(data, Optional.of(folder));
    }
}
