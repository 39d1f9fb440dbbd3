package io.offshoot.ops.cli.evaluate;

import io.offshoot.evaluate.data.DataFolder;
import io.offshoot.evaluate.data.LabelMap;
import io.offshoot.evaluate.data.Pools;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which photos are learned from and tested on. */
final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "Folder with a sub-folder of photos per class, of which each seed holds out half for the test; or"
                            + " one with the sub-folders train and test, each with a sub-folder per class.")
    private Path data;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description =
                    "Lines \"folder = class\", to make another task of the same photos, such as weeds against crops.")
    private @Nullable Path classes;

    @Option(
            names = "--resplit",
            description = "Put train and test into one pool, of which each seed holds out half for the test.")
    private boolean resplit;

    Pools pools() {
        Pools pools = new DataFolder(data, classes == null ? LabelMap.NONE : LabelMap.read(classes)).read();
        return resplit ? pools.pooled() : pools;
    }
}
