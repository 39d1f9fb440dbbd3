package io.offshoot.ops.cli.service;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Files that are no photos, each in its own way. */
final class BadInputs {
    /** Number of files that {@link #addTo} makes. */
    static final int COUNT = 5;

    private BadInputs() {}

    /** Puts them beside the photos of a class, and one photo beside the classes. */
    static void addTo(Path folder, Path someClass, Path somePhoto) throws IOException {
        byte[] photo = Files.readAllBytes(somePhoto);
        Files.writeString(someClass.resolve("text.jpg"), "I am no photo.");
        Files.write(someClass.resolve("truncated.jpg"), Arrays.copyOf(photo, photo.length / 2));
        Files.write(someClass.resolve("empty.png"), new byte[0]);
        Files.write(someClass.resolve("huge.png"), hugePng());
        Files.write(folder.resolve("unlabelled.jpg"), photo);
    }

    /** 100 kB that claim to be 30,000 x 30,000 pixels. */
    private static byte[] hugePng() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        fields.writeInt(30_000);
        fields.writeInt(30_000);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, header.toByteArray());
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        pixels.write("IDAT".getBytes(StandardCharsets.US_ASCII));
        pixels.write(new byte[100_000]);
        chunk(out, pixels.toByteArray());
        chunk(out, "IEND".getBytes(StandardCharsets.US_ASCII));
        return png.toByteArray();
    }

    private static void chunk(DataOutputStream out, byte[] typeAndData) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(typeAndData);
        out.writeInt(typeAndData.length - 4);
        out.write(typeAndData);
        out.writeInt((int) crc.getValue());
    }
}
