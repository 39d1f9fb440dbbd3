package io.offshoot.evaluate.data;

import io.offshoot.diffusion.image.RgbImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A labelled photo as its file has it.
 *
 * @param label its class
 * @param name path of the file below the folder of the data, for messages
 * @param sha256 of the bytes, 64 lower-case hex digits: the photo's identity throughout an evaluation
 * @param bytes the file; not copied, so leave it alone
 * @param picture its upright pixels
 */
@SuppressWarnings("ArrayRecordComponent") // the hash stands for the bytes
public record Photo(String label, String name, String sha256, byte[] bytes, RgbImage picture) {

    /** A photo that is named by its content. */
    public static Photo of(String label, String name, byte[] bytes, RgbImage picture) {
        return new Photo(label, name, sha256(bytes), bytes, picture);
    }

    /** The same photo in another class. */
    public Photo withLabel(String other) {
        return new Photo(other, name, sha256, bytes, picture);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Photo photo
                && sha256.equals(photo.sha256)
                && label.equals(photo.label)
                && name.equals(photo.name);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
