package io.offshoot.ops.cli.service;

import io.offshoot.ops.standalone.http.AccessToken;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the token of the web service. It is a file, since command lines can be read by everybody. */
public final class TokenOptions {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "File with a token of 16 characters or more that everybody has to show to the web service, but"
                            + " for health; needed where --listen lets other machines in (default: none).")
    private @Nullable Path tokenFile;

    /** The token as given. */
    Optional<AccessToken> token() {
        return Optional.ofNullable(tokenFile).map(AccessToken::in);
    }
}
