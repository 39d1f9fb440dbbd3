package io.offshoot.ops.standalone.http;

import io.offshoot.ops.standalone.lifecycle.StartupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What those have to show who use the web service from other machines. It never shows itself. */
public final class AccessToken {
    private static final int SHORTEST = 16;

    private final String secret;

    private AccessToken(String secret) {
        this.secret = secret;
    }

    /**
     * The token in a file, without the white space around it.
     *
     * @throws StartupException when there is none, or one that could be guessed
     */
    public static AccessToken in(Path file) {
        try {
            String secret = Files.readString(file).strip();
            if (secret.length() < SHORTEST) {
                throw new StartupException("the token in " + file + " has fewer than " + SHORTEST
                        + " characters; make one with: openssl rand -hex 32");
            }
            return new AccessToken(secret);
        } catch (IOException e) {
            throw new StartupException(
                    "the token file " + file + " cannot be read (" + e + "); name another with --token-file.", e);
        }
    }

    /** The token itself, for a client of this process. */
    public String secret() {
        return secret;
    }

    /** Whether somebody has shown it; takes as long for a wrong one. */
    boolean is(String shown) {
        return same(secret, shown);
    }

    /** What a browser keeps in its stead. */
    String session() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("session of " + secret).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a browser has shown what it keeps in its stead. */
    boolean isSession(String shown) {
        return same(session(), shown);
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }

    private static boolean same(String expected, String shown) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
