package io.offshoot.workers.fetcher;

import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files below the allowed folders. Links are followed, and where they end must be below an allowed folder, too; only regular
 * files are opened, so that no pipe or device can hold the fetcher up.
 */
record FolderStore(List<Path> folders, long maxBytes) implements PhotoStore {

    FolderStore {
        folders = List.copyOf(folders);
    }

    @Override
    public byte[] read(URI address) throws WorkFailedException {
        Path named = path(address);
        try {
            Path file = named.toRealPath();
            if (!isAllowed(file)) {
                throw notAllowed(address);
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw FetchFault.BAD_REFERENCE.because(
                        PlainAddress.of(address) + " is no regular file; name the photo itself");
            }
            BoundedBytes.check(Files.size(file), address, maxBytes);
            try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return BoundedBytes.of(stream, address, maxBytes);
            }
        } catch (NoSuchFileException gone) {
            throw isBelowAnAllowedName(named) ? notFound(address, gone) : notAllowed(address);
        } catch (AccessDeniedException denied) {
            throw FetchFault.DENIED.because(
                    PlainAddress.of(address)
                            + " may not be read by this process; grant it the right, then replay the record",
                    denied);
        } catch (IOException away) {
            throw FetchFault.UNREACHABLE.forNow(
                    "%s cannot be read (%s); replay the record when its disk is back"
                            .formatted(PlainAddress.of(address), away),
                    away);
        }
    }

    private static Path path(URI address) throws WorkFailedException {
        boolean isPlain = address.getPath() != null
                && address.getAuthority() == null
                && address.getQuery() == null
                && address.getFragment() == null;
        if (!isPlain || List.of(address.getPath().split("/", -1)).contains("..")) {
            throw FetchFault.BAD_REFERENCE.because(
                    "the address %s is not of the form file:///folder/photo.jpg without \"..\"; send the file's own path"
                            .formatted(PlainAddress.of(address)));
        }
        try {
            return Path.of(address.getPath());
        } catch (InvalidPathException noPath) {
            throw FetchFault.BAD_REFERENCE.because(
                    "the address %s is no path of a file; send the file's own path".formatted(PlainAddress.of(address)),
                    noPath);
        }
    }

    private boolean isAllowed(Path realFile) throws IOException {
        for (Path folder : folders) {
            if (Files.isDirectory(folder) && realFile.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file that is not there would be allowed by its name: outside, not even that is told. */
    private boolean isBelowAnAllowedName(Path named) {
        return folders.stream().anyMatch(folder -> named.startsWith(folder.toAbsolutePath()));
    }

    private static WorkFailedException notFound(URI address, IOException cause) {
        return FetchFault.NOT_FOUND.because(
                PlainAddress.of(address)
                        + " is not there; publish a photo once its file is complete, then replay the record",
                cause);
    }

    private static WorkFailedException notAllowed(URI address) {
        return FetchFault.NOT_ALLOWED.because(PlainAddress.of(address)
                + " is not below a folder of --reference-folder; add its folder there, or send the photo inline");
    }
}
