package io.offshoot.streams.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.offshoot.streams.TestImages;
import io.offshoot.streams.corpus.CorpusInput.Family;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Some hundred inputs, good and bad, all different and all from one seed. */
final class InputCorpus {
    private static final int CUTS = 16;
    private static final int FLIPS = 24;
    private static final int BLANKS = 12;

    private final long seed;
    private final List<CorpusInput> inputs = new ArrayList<>();

    private InputCorpus(long seed) {
        this.seed = seed;
    }

    static List<CorpusInput> of(long seed) {
        InputCorpus corpus = new InputCorpus(seed);
        Map<String, byte[]> whole = corpus.whole();
        whole.forEach((name, file) -> corpus.add(Family.WHOLE, name, file));
        for (String damaged : List.of("rgb jpeg", "progressive jpeg", "rgb png", "interlaced png", "webp")) {
            corpus.damage(damaged, whole.get(damaged));
        }
        corpus.falseHeaders(whole.get("rgb jpeg"), whole.get("rgb png"));
        corpus.foreign();
        corpus.stubs(whole);
        corpus.bombs();
        return List.copyOf(corpus.inputs);
    }

    private Map<String, byte[]> whole() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String format : List.of("jpeg", "png")) {
            files.put("rgb " + format, ImageFiles.of(BufferedImage.TYPE_INT_RGB, format, seed));
            files.put("grey " + format, ImageFiles.of(BufferedImage.TYPE_BYTE_GRAY, format, seed + 1));
        }
        files.put("progressive jpeg", ImageFiles.inPasses("jpeg", seed + 2));
        files.put("interlaced png", ImageFiles.inPasses("png", seed + 3));
        files.put("cmyk jpeg", ImageFiles.cmykJpeg(seed + 4));
        files.put("transparent png", ImageFiles.of(BufferedImage.TYPE_INT_ARGB, "png", seed + 5));
        files.put("16-bit grey png", ImageFiles.of(BufferedImage.TYPE_USHORT_GRAY, "png", seed + 6));
        files.put("16-bit rgb png", ImageFiles.deepPng(seed + 7));
        files.put("palette png", ImageFiles.of(BufferedImage.TYPE_BYTE_INDEXED, "png", seed + 8));
        files.put("two-colour png", ImageFiles.of(BufferedImage.TYPE_BYTE_BINARY, "png", seed + 9));
        files.put("webp", TestImages.webp(40, 24));
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] lying = TestImages.withExifOrientation(TestImages.jpeg(seed + orientation), orientation);
            files.put("jpeg with exif orientation " + orientation, lying);
        }
        for (String format : List.of("jpeg", "png")) {
            byte[] more = "maker's own data".getBytes(ISO_8859_1);
            files.put(format + " with bytes behind its end", Damage.followedBy(files.get("rgb " + format), more));
        }
        return files;
    }

    private void damage(String name, byte[] file) {
        for (int cut = 1; cut < CUTS; cut++) {
            add(Family.CUT_OFF, "%s, %d/%d of it".formatted(name, cut, CUTS), Damage.cutOff(file, cut / (double) CUTS));
        }
        for (int flip = 0; flip < FLIPS; flip++) {
            add(Family.FLIPPED_BITS, name + ", bits flipped " + flip, Damage.flippedBits(file, seed + flip));
        }
        for (int blank = 0; blank < BLANKS; blank++) {
            add(Family.BLANKED, name + ", blanked " + blank, Damage.blanked(file, seed + blank));
        }
    }

    /** A PNG's header begins at byte 16: width, height, depth, colour type. */
    private void falseHeaders(byte[] jpeg, byte[] png) {
        add(Family.FALSE_HEADER, "png without width", Damage.overwritten(png, 16, 0, 0, 0, 0));
        add(Family.FALSE_HEADER, "png of negative width", Damage.overwritten(png, 16, 0xff, 0xff, 0xff, 0xff));
        add(
                Family.FALSE_HEADER,
                "png of two thousand million rows",
                Damage.overwritten(png, 20, 0x7f, 0xff, 0xff, 0xff));
        add(Family.FALSE_HEADER, "png higher than its data", Damage.overwritten(png, 20, 0, 0, 8, 0));
        add(Family.FALSE_HEADER, "png of 77 bits", Damage.overwritten(png, 24, 77));
        add(Family.FALSE_HEADER, "png of colour type 9", Damage.overwritten(png, 25, 9));
        int frame = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0");
        add(Family.FALSE_HEADER, "jpeg of 65535 x 65535", Damage.overwritten(jpeg, frame + 5, 255, 255, 255, 255));
        add(Family.FALSE_HEADER, "jpeg without columns", Damage.overwritten(jpeg, frame + 7, 0, 0));
        add(Family.FALSE_HEADER, "jpeg of 3 bits", Damage.overwritten(jpeg, frame + 4, 3));
    }

    private void foreign() {
        for (String format : List.of("gif", "bmp", "tiff")) {
            add(Family.FOREIGN, format, ImageFiles.of(BufferedImage.TYPE_3BYTE_BGR, format, seed));
        }
        Map<String, String> starts = Map.of(
                "heic", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic",
                "avif", "\0\0\0\u0018ftypavif\0\0\0\0mif1avif",
                "pdf", "%PDF-1.7\n1 0 obj\n",
                "zip", "PK\u0003\u0004\u0014\0\0\0",
                "gzip", "\u001f\u008b\u0008\0\0\0\0\0",
                "svg", "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'/>",
                "html error page", "<html><body>502 Bad Gateway</body></html>",
                "json", "{\"error\": \"no such photo\"}",
                "program", "\u007fELF\u0002\u0001\u0001\0",
                "text named jpg", "This is a leaf.");
        starts.forEach((name, start) -> add(Family.FOREIGN, name, start.getBytes(ISO_8859_1)));
    }

    private void stubs(Map<String, byte[]> whole) {
        add(Family.STUB, "nothing", new byte[0]);
        for (String format : List.of("rgb jpeg", "rgb png", "webp")) {
            for (int bytes : new int[] {1, 2, 3, 4, 8, 11, 12}) {
                byte[] stub = Damage.cutOff(whole.get(format), (bytes + 0.5) / whole.get(format).length);
                add(Family.STUB, "%d bytes of %s".formatted(bytes, format), stub);
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int noise = 0; noise < 10; noise++) {
            byte[] bytes = new byte[50 + random.nextInt(5000)];
            random.nextBytes(bytes);
            add(Family.NOISE, "noise " + noise, bytes);
        }
    }

    private void bombs() {
        add(Family.BOMB, "png of 30000 x 30000", TestImages.blackPng(30_000, 30_000));
        add(Family.BOMB, "png of 20000 x 100", TestImages.blackPng(20_000, 100));
        add(Family.BOMB, "webp of 16383 x 16383", TestImages.webp(16_383, 16_383));
        add(Family.LARGE, "png of 7000 x 7000", TestImages.blackPng(7_000, 7_000));
        add(Family.LARGE, "webp of 7000 x 7000", TestImages.webp(7_000, 7_000));
    }

    private void add(Family family, String name, byte[] image) {
        if (inputs.stream().noneMatch(known -> Arrays.equals(known.image(), image))) {
            inputs.add(new CorpusInput(name, family, image));
        }
    }
}
