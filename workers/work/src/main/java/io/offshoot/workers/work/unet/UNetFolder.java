package io.offshoot.workers.work.unet;

import io.offshoot.schemas.unet.UNetName;
import io.offshoot.workers.work.UnavailableException;
import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds UNets by name. A name is looked for among the sub-folders that are there and never made a path of, so that no
 * record can have another folder opened; what is added while the worker runs is found.
 */
record UNetFolder(@Nullable Path path) {
    private static final int MOST_LISTED = 20;

    /**
     * The sub-folder of that name.
     *
     * @throws WorkFailedException when there is none
     */
    Path find(String name) throws WorkFailedException {
        if (!UNetName.isValid(name)) {
            throw new WorkFailedException("bad-unet-name", "the request's unet " + UNetName.RULE);
        }
        if (path == null) {
            throw new WorkFailedException(
                    "unknown-unet",
                    "the request asks for UNet %s, but this worker has only its model's own; start it with --unets DIR"
                            .formatted(name));
        }
        List<Path> folders = folders(path);
        return folders.stream()
                .filter(folder -> name(folder).equals(name))
                .findFirst()
                .orElseThrow(() -> new WorkFailedException(
                        "unknown-unet",
                        "there is no UNet %s in %s, only %s; put its folder there and replay the request, or name another in the policy"
                                .formatted(name, path, names(folders))));
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .filter(folder -> UNetName.isValid(name(folder)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnavailableException("the folder of UNets %s cannot be read (%s)".formatted(parent, e), e);
        }
    }

    private static String names(List<Path> folders) {
        List<String> names = folders.stream().map(UNetFolder::name).toList();
        String first = String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size())));
        return names.isEmpty() ? "an empty folder" : names.size() > MOST_LISTED ? first + " and others" : first;
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
